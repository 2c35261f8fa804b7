import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { axeViolations } from "./axe";
import { ENGLISH } from "./lectures";
import { createUser, createNote, type TestUser } from "./users";
import { closeBrowser, signedInStorage, test, type KeptSignIn } from "./browserClient";

let student: TestUser;
let session: KeptSignIn;
let note: string | null;

beforeAll(async () => {
  student = await createUser();
  note = await createNote(student, { file: ENGLISH }, "https://youtu.be/hQVTIJBZook");
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

test("a claim's time seeks the player, which is asked for only then", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  const times = page.locator(".part .pill-time");
  await times.first().waitFor();
  expect(client.externalRequests).toEqual([]);

  await times.nth(2).click();
  const told = page.frameLocator("iframe").locator("#told");
  await told.getByText(/^at /).waitFor();
  const address = await page.locator("iframe").getAttribute("src");
  expect(new Set(client.externalRequests)).toEqual(
    new Set(["https://www.youtube-nocookie.com/embed/hQVTIJBZook"]),
  );

  await times.nth(6).click();
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec((await times.nth(6).textContent()) ?? "") ?? [];
  const at = Number(minutes) * 60 + Number(seconds);
  await told.getByText(new RegExp(`^at ${at}(\\.|$)`)).waitFor();
  expect(await page.locator("iframe").getAttribute("src")).toBe(address);
});

test("the PDF comes by its link, straight from storage", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
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

test("a file that is taken after a line was marked shows the mark, and is not made anew for nothing", async ({
  client,
}) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  const made: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/artifacts")) made.push(request.url());
  });
  const markdown = async () => {
    await page.getByRole("button", { name: "Other files" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Markdown" }).click();
    const text = readFileSync(await (await coming).path(), "utf8");
    await page.keyboard.press("Escape");
    return text;
  };
  const before = await markdown();
  const line = page.locator(".part .claim").first();
  await line.getByRole("button", { name: "Mark as wrong" }).focus();
  await page.keyboard.press("Enter");
  await line.getByRole("button", { name: "Say why" }).click();
  await page.keyboard.type("It was 1931.");
  await page.keyboard.press("Enter");

  expect(await markdown()).toContain("It was 1931.");
  expect(await axeViolations(page)).toEqual([]);
  await markdown();
  expect(made.length).toBe(1);
  await page.reload();
  await line.getByText("It was 1931.").waitFor();
  expect(await markdown()).toContain("It was 1931.");
  expect(made.length).toBe(1);

  await line.getByRole("button", { name: /^Undo/ }).click();
  expect(await markdown()).toBe(before);
});

test("the transcript is searched, and a hit seeks too", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  await page.getByRole("tab", { name: "Transcript" }).click();

  await page.getByLabel("Search the transcript").fill("swarm");

  await page.locator("mark").first().waitFor();
  expect(new Set(await page.locator("mark").allTextContents())).toEqual(new Set(["swarm"]));
});

test("a line is marked as wrong by keys, stays so after a reload, and is undone", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  const line = page.locator(".part .claim").first();
  await line.getByRole("button", { name: "Mark as wrong" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 line marked as wrong").waitFor();
  await line.getByRole("button", { name: "Say why" }).click();
  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
  await page.keyboard.type("It was 1931.");
  await page.keyboard.press("Enter");
  await kept;
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  expect(await line.getByText("It was 1931.").isVisible()).toBe(true);
  expect(await line.getByRole("button").count()).toBe(0);

  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await page.reload();
  await line.getByText("It was 1931.").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const undone = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
  await line.getByRole("button", { name: /^Undo/ }).click();
  await undone;
  expect(await page.getByText("marked as wrong", { exact: false }).count()).toBe(0);
});

/** What opens the files beside the PDF: a button, in builds before a summary. */
const FILES = ".files-menu > button, .files-menu > summary";

test("the other files close on Escape and on a press elsewhere", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  const files = page.locator(".files-menu ul");
  const leave = { escape: () => page.keyboard.press("Escape"), press: () => page.locator("h1").click() };
  for (const [way, go] of Object.entries(leave)) {
    if (!(await files.isVisible())) await page.locator(FILES).click();
    await files.waitFor();
    await go();
    expect.soft(await hidden(files), way).toBe(true);
  }
});

const hidden = (what: Locator) =>
  what.waitFor({ state: "hidden", timeout: 2000 }).then(
    () => true,
    () => false,
  );

test("cards are turned by their keys wherever the focus is", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  await page.getByRole("tab", { name: "Cards" }).click();
  await page.locator("h1").click();
  await page.keyboard.press("ArrowRight");
  await page.getByText(/^Card 2 of/).waitFor();
  await page.keyboard.press(" ");
  await page.locator(".flash[data-turned]").waitFor();
});

test("keys are told where there are some, not on a phone", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  const told: boolean[] = [];
  for (const narrow of [false, true]) {
    await client.setAppearance({ narrow });
    await page.goto(`/notes/${note}`);
    await page.getByRole("tab", { name: "Cards" }).waitFor();
    told.push(await page.locator(".beside-foot", { hasText: "Keys" }).getByText("?").isVisible());
  }
  expect(told).toEqual([true, false]);
});

test("what is said is taken as text, as SRT and as VTT", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  const begins = {
    text: "0:00  ",
    SRT: "1\n00:00:00,000 --> ",
    VTT: "WEBVTT\nLanguage: en\n\n00:00:00.000 --> ",
  };
  await page.locator(FILES).click();
  for (const [format, beginning] of Object.entries(begins)) {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: `Transcript as ${format}` }).click();
    expect(readFileSync(await (await coming).path(), "utf8").slice(0, beginning.length)).toBe(beginning);
  }
});

test("from the list one comes to the beginning of a note, with the focus there", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.setViewportSize({ width: 390, height: 300 });
  await page.goto("/");
  await page.locator(".library .line-link").click();
  await page.getByRole("tab", { name: "Cards" }).waitFor();
  expect(await page.evaluate(() => [document.activeElement?.id, window.scrollY])).toEqual(["content", 0]);
});
