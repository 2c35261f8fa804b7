import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { axeViolations } from "./axe";
import { ENGLISH } from "./lectures";
import { callApi, createNote, createUser, type TestUser } from "./users";
import { closeBrowser, test } from "./browserClient";

const SILENCE = join(mkdtempSync(join(tmpdir(), "captions-")), "silence.vtt");
writeFileSync(SILENCE, "WEBVTT\n\n00:00.000 --> 00:05.000\n[Music]\n");
const LINK = "https://www.youtube.com/watch?v=9yY3RB_GSPM";
// No job of these journeys reaches YouTube: that is nobody's own trouble, and all of them wait.
const OUTAGE = /Your video keeps its place and what is done of it\. We go on by ourselves/;

afterAll(closeBrowser);
afterAll(() => rmSync(dirname(SILENCE), { recursive: true }));

async function order(page: Page, captions?: string): Promise<void> {
  await page.getByLabel(/link/i).fill(LINK);
  if (captions) {
    await page.getByText("Options").click();
    await page.getByLabel("A captions file of your own").setInputFiles(captions);
    await page.getByText("is uploaded").waitFor();
  }
  await page.getByRole("button", { name: "Make notes" }).click();
}

const credits = (page: Page, number: number) =>
  page.getByRole("link", { name: `${number} credit${number === 1 ? "" : "s"}`, exact: true }).waitFor();

test("a captions file becomes notes: ordered, watched, read", async ({ client }) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.getByText("Costs 1 of your 3 credits").waitFor();

  await order(page, ENGLISH);
  await page.getByRole("progressbar").waitFor();
  await page.getByText("you can close this page").waitFor();
  await credits(page, 2);
  const line = page.locator(".library .line-link");
  await line.waitFor();
  await page.locator(".line-facts", { hasText: /^Lecture, by Outline *English *8 min/ }).waitFor();
  await page.getByRole("button", { name: /^Rename / }).click();
  await page.getByLabel("Title").fill("How bees decide");
  await page.keyboard.press("Enter");
  await page.locator(".library").getByRole("link", { name: "How bees decide" }).click();

  await page.getByRole("heading", { level: 1, name: "How bees decide" }).waitFor();
  expect(await page.locator(".part").count()).toBeGreaterThan(2);
  expect(client.externalRequests).toEqual([]);
});

test("what was just ordered is in view and named", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  expect(await createNote(student, { file: ENGLISH }, LINK)).not.toBeNull();
  await client.signIn(student);
  await page.locator(".library .line-link").waitFor();
  await page.setViewportSize({ width: 390, height: 480 });
  await page.getByText("Options").click();
  await order(page);

  const job = page.locator(".job").first();
  await job.waitFor();
  await expect.poll(async () => ((await job.boundingBox())?.y ?? 999) < 480).toBe(true);
  await page
    .getByRole("status")
    .getByText(/^Ordered: Video /)
    .waitFor();
});

test("before paying a video can be looked at, on a press, and what YouTube refuses stops nobody", async ({
  client,
}) => {
  const { page } = client;
  client.expectError(/status of 422 .*\/previews/);
  const looks: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/previews")) looks.push(request.method());
  });
  await client.signIn(await createUser());
  await page.getByLabel(/link/i).fill(LINK);
  const look = page.getByRole("button", { name: "Look at this video first" });
  await look.waitFor();
  expect(looks).toEqual([]);
  await look.click();
  await page.getByText("You can order it all the same.").waitFor();
  expect(looks).toContain("POST");
  expect(await axeViolations(page)).toEqual([]);
  expect(client.externalRequests).toEqual([]);

  await page.getByRole("button", { name: "Make notes" }).click();
  await page.locator(".job").waitFor();
  await credits(page, 2);
});

test("who checks is chosen, and chosen still when it is tried again", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);
  await page.getByText("Options").click();
  await page.getByRole("radio", { name: /^Words only/ }).check();
  await page.getByRole("radio", { name: /^Cornell/ }).check();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel(/link/i).fill(LINK);
  await page.getByRole("button", { name: "Make notes" }).click();
  await page.getByText(OUTAGE).waitFor();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Options").click();
  expect(await page.getByRole("radio", { name: /^Words only/ }).isChecked()).toBe(true);
  expect(await page.getByRole("radio", { name: /^Cornell/ }).isChecked()).toBe(true);

  await page.getByRole("button", { name: "Make notes" }).click();
  await page.getByText(OUTAGE).waitFor();
  const { videos } = await callApi<{ videos: { order: object }[] }>(student, "GET", "/videos");
  const ordered = { template: "cornell", checkers: ["none"] };
  expect(videos.map(({ order }) => order)).toMatchObject([ordered, ordered]);
});

test("what failed is tried again as it was ordered, with its captions", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  await createNote(student, { file: ENGLISH, template: "cornell", subject: "Biology" }, LINK);
  const ordered = await newestVideo(student);
  // It went well: only that it failed is made up.
  await page.route(/\/videos(\?|$)/, (route) => {
    if (route.request().resourceType() !== "fetch") return route.fallback();
    const error = { code: "plugin_failed", message: "It broke down.", retryable: false, refunded: true };
    const failed = { ...ordered, status: "failed", note_id: null, error };
    const headers = { "access-control-allow-origin": "*" };
    return route.fulfill({ headers, json: { videos: [failed], next_cursor: null } });
  });
  await client.signIn(student);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Options").click();
  await page.getByText("bees.en.vtt is uploaded.").waitFor();
  await page.getByRole("button", { name: "Make notes" }).click();
  await credits(page, 1);

  const { order, captions_file } = await newestVideo(student);
  expect({ order, captions_file }).toEqual({ order: ordered.order, captions_file: "bees.en.vtt" });
});

interface OrderedVideo {
  captions_file: string;
  order: { focus: string };
}

async function newestVideo(student: TestUser): Promise<OrderedVideo> {
  const { videos } = await callApi<{ videos: OrderedVideo[] }>(student, "GET", "/videos");
  return videos[0] as OrderedVideo;
}

test("what matters to its reader goes with an order", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);
  await page.getByText("Options").click();
  await page.getByLabel("What matters most to you").fill("only the proofs; short");
  await order(page);
  await credits(page, 2);
  expect((await newestVideo(student)).order.focus).toBe("only the proofs; short");
});

test("captions without a word are not ordered here", async ({ client }) => {
  const { page } = client;
  client.expectError(/status of 422 .*\/previews/);
  await client.signIn(await createUser());

  await order(page, SILENCE);

  await page.locator(".captions .field-wrong").waitFor();
  await credits(page, 3);
  expect(await page.locator(".job").count()).toBe(0);
});

test("captions without a word fail, and the credit is back when the ledger says so", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  expect(await createNote(student, { file: SILENCE }, LINK)).toBeNull();
  await client.signIn(student);

  await page.getByText("Your credit is back.").waitFor();
  await credits(page, 3);
  expect(await callApi(student, "GET", "/credits")).toEqual({ credits: 3 });
});

test("a video that YouTube does not give us waits, says why, and is cancelled for nothing", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);

  await order(page);
  await page.getByText(OUTAGE).waitFor();
  await credits(page, 2);
  await page.getByRole("button", { name: /^Cancel/ }).click();

  await page.getByText("You cancelled this video. Your credit is back.").waitFor();
  await credits(page, 3);
  expect(await callApi(student, "GET", "/credits")).toEqual({ credits: 3 });
});

test("without credits nothing is ordered, and the page says where more are", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  client.expectError(/status of 402 .*\/videos\/submit/);
  await client.signIn(student);
  await page.getByText("Costs 1 of your 3 credits").waitFor();
  // Spent elsewhere meanwhile, such as in another tab.
  for (let spent = 0; spent < 3; spent++) {
    await callApi(student, "POST", "/videos/submit", { youtube_url: LINK });
  }

  await order(page);

  await page.getByText("You have no credits left").waitFor();
  await page.getByText("Nothing was ordered, and nothing was charged.").waitFor();
  await page.getByRole("link", { name: "Buy credits" }).click();
  await page.getByRole("heading", { name: "Buy credits" }).waitFor();
});
