/** A playlist becomes notes, the notes cards over days, and all of it nothing, as YouTube's own answers have it. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import type { Schema } from "@/api/client";
import { afterAll, expect } from "vitest";
import { axeViolations } from "./axe";
import { closeBrowser, test } from "./browserClient";
import { callApi, createUser, giveCredits, type TestUser } from "./users";

const DAY = 86_400_000;
const MINUTES = 60_000;
const PLAYLIST = "https://www.youtube.com/playlist?list=PLsample";
const here = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Anki's own library, where it is installed: make anki-test. */
const ANKI = here(".cache/anki");

afterAll(closeBrowser);

test("a playlist of which one video is gone: notes, a wrong answer, tomorrow's cards, a deck, questions, erased", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);
  await giveCredits(student, 2);
  await page.clock.setFixedTime(new Date(Date.now() - DAY));
  await orderPlaylist(page);
  await page.getByText("4 of 5 have notes").waitFor({ timeout: 3 * MINUTES });
  await page.getByText("done", { exact: true }).waitFor();
  const gone = page.locator(".course-video", { hasText: "[Deleted video]" });
  await gone.getByText("This video does not exist, or was removed.").waitFor();
  expect(await callApi(student, "GET", "/credits")).toEqual({ credits: 1 }); // its own is back
  expect(await axeViolations(page)).toEqual([]);

  await page.getByRole("link", { name: "On bees" }).click();
  await ask(page);
  await importTwice(await takeDeck(page));
  const { missed, second } = await learn(page);
  expect(await secondsOf(student, client.externalRequests[0] ?? "")).toContain(second);

  await page.clock.setFixedTime(new Date());
  await page.goto("/review");
  await page.getByText("cards due today").waitFor();
  expect(await page.locator(".review-asked").textContent()).toBe(missed);
  expect(await axeViolations(page)).toEqual([]);

  await page.goto("/account");
  await page.getByRole("button", { name: "Erase everything…" }).click();
  await page.getByLabel("Type erase to go on").fill("erase");
  await page.getByRole("button", { name: "Erase everything", exact: true }).click();
  await page.getByText("Your account is erased").waitFor();
  await expect(callApi(student, "GET", "/me")).rejects.toThrow("InitiateAuth");
  expect(client.externalRequests.length).toBe(1); // the player
});

async function orderPlaylist(page: Page): Promise<void> {
  await page.reload(); // it shows the credits of now
  await page.getByText("5 credits", { exact: true }).waitFor();
  await page.getByLabel("Link of a YouTube video").fill(PLAYLIST);
  await page.getByRole("button", { name: "See what it holds" }).click();
  await page.getByRole("button", { name: "See what they hold" }).click();
  await page.getByText("5 videos found").waitFor({ timeout: MINUTES });
  await page.getByText("5 videos, about 5 credits; you have 5.").waitFor();
  await page.locator(".course .options-summary").click();
  await page.locator(".course").getByLabel("Anki deck").check();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Make notes of 5 videos" }).click();
  await page.getByRole("heading", { level: 1, name: "Memory, a course" }).waitFor();
}

async function ask(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Ask" }).click();
  const field = page.getByLabel("Ask this video");
  await field.fill("Which dance does the bee dance when she comes back?");
  await field.press("Enter");
  await page.getByText("This is said:").waitFor({ timeout: MINUTES });
  expect(await page.locator(".answered .time").first().getAttribute("href")).toMatch(/[?&]t=\d+/);
  expect(await axeViolations(page)).toEqual([]);
  await field.fill("Who won the football championship?");
  await field.press("Enter");
  await page.getByText("No line of this video says this in these words.").waitFor({ timeout: MINUTES });
}

async function takeDeck(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Other files" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Anki deck" }).click();
  const deck = await (await coming).path();
  await page.keyboard.press("Escape");
  return deck;
}

async function importTwice(deck: string): Promise<void> {
  expect(readFileSync(deck).subarray(0, 2).toString()).toBe("PK");
  if (!existsSync(`${ANKI}/ready`)) return;
  const importing = promisify(execFile)(`${ANKI}/bin/python`, [
    here("tests/plugins/anki/anki_collection.py"),
  ]);
  importing.child.stdin?.end(JSON.stringify([1, 2].map(() => ["import", deck])));
  const [once, twice] = JSON.parse((await importing).stdout) as { log: object; notes: object }[];
  expect(Object.keys(once?.log ?? {})).toEqual(["new"]);
  expect(Object.keys(twice?.log ?? {})).toEqual(["duplicate"]);
  expect(twice?.notes).toEqual(once?.notes);
}

/** Two cards are asked, the first is not known: what it asked, and the second that is played. */
async function learn(page: Page) {
  await page.goto("/review");
  await page.getByText("How many a day").click();
  await page.getByLabel("New cards").fill("2");
  await page.getByText("2 cards due today").waitFor();
  const missed = (await page.locator(".review-asked").textContent()) ?? "";
  await page.locator(".review-card").click();
  await rate(page, "1");
  const told = page.frameLocator("iframe").locator("#told");
  await told.getByText(/^at [1-9]/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  return { missed, second: Number(/[\d.]+/.exec((await told.textContent()) ?? "")) };
}

/** The whole seconds at which something begins to be said in the video that a player plays. */
async function secondsOf(student: TestUser, player: string): Promise<number[]> {
  const { notes } = await callApi<Schema<"NoteList">>(student, "GET", "/notes");
  const note = notes.find(({ youtube_id }) => player.endsWith(`/embed/${youtube_id}`));
  const view = await callApi<Schema<"TranscriptView">>(student, "GET", `/notes/${note?.note_id}/transcript`);
  return view.transcript?.segments.map(({ start }) => Math.floor(start)) ?? [];
}

async function rate(page: Page, rating: string): Promise<void> {
  const ratings = page.getByRole("group", { name: "How well did you know it?" });
  await page.keyboard.press("Space");
  await ratings.waitFor();
  await page.keyboard.press(rating);
  await ratings.waitFor({ state: "detached" });
}
