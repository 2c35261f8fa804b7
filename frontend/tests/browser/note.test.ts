import { readFileSync } from "node:fs";
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
