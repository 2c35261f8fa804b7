import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { axeViolations } from "./axe";
import { callApi, createUser, refuseCaptions, type TestUser } from "./users";
import { closeBrowser, test } from "./browserClient";

const LINK = "https://www.youtube.com/watch?v=9yY3RB_GSPM";
/** A lecture as YouTube's "Show transcript" gives it: a time, then what is said. */
const PASTED = pasted(fileURLToPath(new URL("../../../examples/how-memory-works.en.vtt", import.meta.url)));

afterAll(closeBrowser);

function pasted(file: string): string {
  const cues = readFileSync(file, "utf8").matchAll(/^00:(\d\d):(\d\d)\.\d+ -->.*\n([^]*?)\n\n/gm);
  return [...cues].map(([, minutes, seconds, said]) => `${Number(minutes)}:${seconds}\n${said}`).join("\n");
}

const credits = (page: Page, number: number) =>
  page.getByRole("link", { name: `${number} credit${number === 1 ? "" : "s"}`, exact: true }).waitFor();

const paste = async (page: Page, text: string) => {
  await page.getByLabel("Paste the transcript").fill(text);
  await page.getByText(/^Read as Text with times: .* words, English/).waitFor();
};

/** Open the note that is made last, and see that it has this title. */
async function read(page: Page, title: string): Promise<void> {
  const line = page.locator(".library .line-link", { hasText: title });
  await line.waitFor();
  await line.click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  expect(await page.locator(".part").count()).toBeGreaterThan(1);
}

async function newestVideo(student: TestUser): Promise<string> {
  const { videos } = await callApi<{ videos: { video_id: string }[] }>(student, "GET", "/videos");
  return videos[0]?.video_id ?? "";
}

test("what YouTube refuses waits for captions, and goes on with those that are pasted, for one credit", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);
  await page.getByLabel(/link/i).fill(LINK);
  await page.getByRole("button", { name: "Make notes" }).click();
  await credits(page, 2);
  await refuseCaptions(await newestVideo(student), "proof_of_origin");

  await page.getByText("Waiting for captions.").waitFor();
  await page.getByText("keeps them for its own player").waitFor();
  await page.getByText(/The video waits for them until .*; after that your credit comes back/).waitFor();
  const goOn = page.getByRole("button", { name: "Go on with these captions" });
  expect(await goOn.isDisabled()).toBe(true);
  const card = page.locator(".job");
  await card.getByLabel("Paste the transcript").fill(PASTED);
  await card.getByText(/^Read as Text with times: .* words, English/).waitFor();
  await card.getByLabel("Title of the notes").fill("How memory works");
  await goOn.click();

  await read(page, "How memory works");
  await credits(page, 2);
  expect(await callApi(student, "GET", "/credits")).toEqual({ credits: 2 });
  expect(client.externalRequests).toEqual([]);
});

test("a transcript is pasted with the order, read, corrected and made into notes", async ({ client }) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.getByText("Options").click();
  await paste(page, PASTED);
  await page.getByLabel("Title of the notes").fill("Memory");
  await page.getByLabel(/link/i).fill(LINK);
  await page.getByRole("button", { name: "Make notes" }).click();

  await read(page, "Memory");
});

test("a text that nothing can be read of is told beside the box, and is not ordered", async ({ client }) => {
  const { page } = client;
  client.expectError(/status of 422 .*\/previews/);
  await client.signIn(await createUser());
  await page.getByText("Options").click();
  await page.getByLabel("Paste the transcript").fill("WEBVTT\n\n00:00.000 --> 00:05.000\n\n");
  await page.locator(".captions .field-wrong").waitFor();
  await page.getByText("Options").click();
  await page.getByLabel(/link/i).fill(LINK);
  await page.getByRole("button", { name: "Make notes" }).click();

  await page.locator(".captions .field-wrong").waitFor();
  expect(
    await page.getByLabel("Paste the transcript").evaluate((box) => box === document.activeElement),
  ).toBe(true);
  await credits(page, 3);
  expect(await page.locator(".job").count()).toBe(0);
});

test("a captions file is ordered once: it is shown until then, and the next link goes without it", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);
  await page.getByText("Options").click();
  const file = page.getByLabel("A captions file of your own");
  await file.setInputFiles({ name: "talk.mp4", mimeType: "video/mp4", buffer: Buffer.from("x") });
  await page.getByText(/this one is talk\.mp4/).waitFor();
  await page.getByLabel(/link/i).fill(LINK);
  await page.getByRole("button", { name: "Make notes" }).click();
  await page.getByText("Costs 1 of your 3 credits").waitFor();
  expect([await file.inputValue(), await page.locator(".job").count()]).toEqual(["", 0]);

  await file.setInputFiles({ name: "talk.txt", mimeType: "text/plain", buffer: Buffer.from(PASTED) });
  await page.getByText("talk.txt is uploaded.").waitFor();
  await page.getByText(/^Read as/).waitFor();
  await page.getByLabel("What matters most to you").fill("how sleep helps memory");
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Make notes" }).click();
  await credits(page, 2);
  expect([await file.inputValue(), await page.getByText("talk.txt is uploaded.").count()]).toEqual(["", 0]);

  await page.getByLabel(/link/i).fill(LINK);
  await page.getByRole("button", { name: "Make notes" }).click();
  await credits(page, 1);
  const { videos } = await callApi<{ videos: { captions_file: string; order: { focus: string } }[] }>(
    student,
    "GET",
    "/videos",
  );
  expect(videos.map(({ captions_file, order }) => [captions_file, order.focus])).toEqual([
    ["", ""],
    ["talk.txt", "how sleep helps memory"],
  ]);
});

test("what this service cannot do is not ordered: a writer without a key, a language nobody writes here", async ({
  client,
}) => {
  const { page } = client;
  client.expectError(/status of 400 .*\/videos\/submit/);
  const student = await createUser();
  await expect
    .poll(
      async () => {
        const { plugins } = await callApi<{ plugins: { name: string; ready: boolean }[] }>(
          student,
          "GET",
          "/plugins",
        );
        return plugins.filter(({ ready }) => !ready).map(({ name }) => name);
      },
      { timeout: 120_000 },
    )
    .toContain("claude");
  await client.signIn(student);
  await page.getByText("Options").click();
  const claude = page.getByRole("option", { name: /^Claude.*not set up on this service/ });
  expect(await claude.isDisabled()).toBe(true);
  await page.getByText("This writer keeps to the video’s own.").waitFor();

  const order = { youtube_url: LINK, language: "de" };
  await expect(callApi(student, "POST", "/videos/submit", order)).rejects.toThrow(/400 .*cannot_translate/);
  await credits(page, 3);
});
