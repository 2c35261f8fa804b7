/** The README's pictures of the real pages: copied from out/screenshots to docs when they change. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { ask, newStudent, noteOf, type Person } from "./people";
import { goHome, SCREENSHOTS, sessionOf, test, type Visitor } from "./visitor";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = here("../../../examples/how-memory-works.en.vtt");
const PROTOCOLS = here("../../../../shared/captions/en_ols_open_protocols_0h15.srt");
/** Of a picture in the repository, in bytes. */
const LARGEST = 300_000;
const LECTURE = "https://www.youtube.com/watch?v=aircAruvnKk";
const TALK = "https://www.youtube.com/watch?v=sample-talk";

let student: Person;
let session: Record<string, string>;
let note: string | null;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  student = await newStudent();
  session = await sessionOf(student);
  note = await noteOf(student, { file: EXAMPLE, subject: "Learning to learn" }, TALK);
  const protocols = { file: PROTOCOLS, name: "Reproducibility.srt", subject: "Methods" };
  await noteOf(student, protocols, "https://youtu.be/hQVTIJBZook");
});

afterAll(goHome);

async function picture({ page }: Visitor, name: string): Promise<void> {
  const { length } = await page.screenshot({ path: `${SCREENSHOTS}/web-${name}.png` });
  expect(length).toBeLessThan(LARGEST);
}

test("the note", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto(`/notes/${note}`);
  await visitor.page.getByRole("tab", { name: "Transcript" }).click();
  await visitor.page.getByLabel("Search the transcript").fill("memory");
  await visitor.page.locator("mark").first().waitFor();
  await visitor.page.getByRole("heading", { level: 1, name: "Why we forget" }).waitFor();
  await picture(visitor, "note");
});

test("buying", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.bring(session);
  await page.goto("/credits");
  await page.getByRole("button", { name: "Buy Semester" }).click();
  await page.getByLabel(/card number/i).fill("4242 4242 4242 4242");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByText("The credits are yours").waitFor();
  await page.getByText("You have 21 credits.").waitFor();
  await picture(visitor, "credits");
});

test("the dashboard", async ({ visitor }) => {
  const { page } = visitor;
  await ask(student, "POST", "/videos/submit", { youtube_url: LECTURE, subject: "Mathematics" });
  await visitor.bring(session);
  await page.goto("/");
  await page.getByRole("progressbar").waitFor();
  await page.getByText("Reading the captions").waitFor();
  await picture(visitor, "dashboard");
});
