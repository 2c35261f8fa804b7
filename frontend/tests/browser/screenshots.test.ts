/** The README's pictures of the real pages: copied from out/screenshots to docs when they change. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { ENGLISH } from "./lectures";
import { callApi, createUser, createNote, type TestUser } from "./users";
import {
  closeBrowser,
  SCREENSHOTS,
  signedInStorage,
  test,
  type BrowserClient,
  type KeptSignIn,
} from "./browserClient";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = here("../../../examples/how-memory-works.en.vtt");
/** Of a picture in the repository, in bytes. */
const MAX_SCREENSHOT_BYTES = 300_000;
const LECTURE = "https://www.youtube.com/watch?v=aircAruvnKk";
const TALK = "https://www.youtube.com/watch?v=sample-talk";

let student: TestUser;
let session: KeptSignIn;
let note: string | null;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  student = await createUser();
  session = await signedInStorage(student);
  note = await createNote(student, { file: EXAMPLE, subject: "Learning to learn" }, TALK);
  await createNote(student, { file: ENGLISH, subject: "Biology" }, "https://youtu.be/hQVTIJBZook");
});

afterAll(closeBrowser);

async function takeScreenshot({ page }: BrowserClient, name: string): Promise<void> {
  const { length } = await page.screenshot({ path: `${SCREENSHOTS}/web-${name}.png` });
  expect(length).toBeLessThan(MAX_SCREENSHOT_BYTES);
}

test("the note", async ({ client }) => {
  await client.restoreSession(session);
  await client.page.goto(`/notes/${note}`);
  await client.page.getByRole("tab", { name: "Transcript" }).click();
  await client.page.getByLabel("Search the transcript").fill("memory");
  await client.page.locator("mark").first().waitFor();
  await client.page.getByRole("heading", { level: 1, name: "Why we forget" }).waitFor();
  await takeScreenshot(client, "note");
});

test("buying", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto("/credits");
  await page.getByRole("button", { name: "Buy Semester" }).click();
  await page.getByLabel(/card number/i).fill("4242 4242 4242 4242");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByText("The credits are yours").waitFor();
  await page.getByText("You have 21 credits.").waitFor();
  await takeScreenshot(client, "credits");
});

test("the dashboard", async ({ client }) => {
  const { page } = client;
  await callApi(student, "POST", "/videos/submit", { youtube_url: LECTURE, subject: "Mathematics" });
  await client.restoreSession(session);
  await page.goto("/");
  // Which it is depends on whether another journey has found YouTube out of reach before.
  await page
    .getByText(/Reading the captions|We go on by ourselves/)
    .first()
    .waitFor();
  await takeScreenshot(client, "dashboard");
});
