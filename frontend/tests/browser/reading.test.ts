import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { newStudent, noteOf, type Person } from "./people";
import { goHome, sessionOf, test } from "./visitor";

const CAPTIONS = fileURLToPath(
  new URL("../../../../shared/captions/en_ols_open_protocols_0h15.srt", import.meta.url),
);

let student: Person;
let session: Record<string, string>;
let note: string | null;

beforeAll(async () => {
  student = await newStudent();
  note = await noteOf(student, { file: CAPTIONS }, "https://youtu.be/hQVTIJBZook");
  session = await sessionOf(student);
});

afterAll(goHome);

test("a claim's time seeks the player, which is asked for only then", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.bring(session);
  await page.goto(`/notes/${note}`);
  const times = page.locator(".part .pill-time");
  await times.first().waitFor();
  expect(visitor.abroad).toEqual([]);

  await times.nth(2).click();
  const told = page.frameLocator("iframe").locator("#told");
  await told.getByText(/^at /).waitFor();
  const address = await page.locator("iframe").getAttribute("src");
  expect(new Set(visitor.abroad)).toEqual(new Set(["https://www.youtube-nocookie.com/embed/hQVTIJBZook"]));

  await times.nth(6).click();
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec((await times.nth(6).textContent()) ?? "") ?? [];
  const at = Number(minutes) * 60 + Number(seconds);
  await told.getByText(new RegExp(`^at ${at}(\\.|$)`)).waitFor();
  expect(await page.locator("iframe").getAttribute("src")).toBe(address);
});

test("the PDF comes by its link, straight from storage", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.bring(session);
  await page.goto(`/notes/${note}`);

  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "PDF" }).click();
  const file = await coming;

  expect(new URL(file.url()).searchParams.has("X-Amz-Signature")).toBe(true);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(page.url()).toContain(`/notes/${note}`);
});

test("the transcript is searched, and a hit seeks too", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.bring(session);
  await page.goto(`/notes/${note}`);
  await page.getByRole("tab", { name: "Transcript" }).click();

  await page.getByLabel("Search the transcript").fill("permanent");

  await page.locator("mark").first().waitFor();
  expect(new Set(await page.locator("mark").allTextContents())).toEqual(new Set(["permanent"]));
});
