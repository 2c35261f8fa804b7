/** Every page in every appearance: nothing for axe to find, nothing wider than the screen, a picture to look at. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { checkAppearance, DISTINCT_APPEARANCES } from "./appearances";
import { ARABIC, ENGLISH } from "./lectures";
import { callApi, createUser, createNote, refuseCaptions, type TestUser } from "./users";
import { closeBrowser, SCREENSHOTS, signedInStorage, test, type KeptSignIn } from "./browserClient";

const TALK = "https://www.youtube.com/watch?v=hQVTIJBZook";
let student: TestUser;
let note: string | null;
let arabic: string | null;
let session: KeptSignIn;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  student = await createUser();
  note = await createNote(student, { file: ENGLISH }, TALK);
  arabic = await createNote(student, { file: ARABIC }, TALK);
  // No captions are to be had on a machine without a way out: it waits to be tried again.
  await callApi(student, "POST", "/videos/submit", { youtube_url: TALK, subject: "Programming" });
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

test("welcome", async ({ client: { page }, client }) => {
  await checkAppearance(client, "welcome", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: /e-mail/i }).waitFor();
  });
});

test("what everybody may read before they sign in", async ({ client: { page }, client }) => {
  const headings = {
    sample: "Why we forget, and how to remember",
    privacy: "What is kept of you, and for how long",
    terms: "Terms",
    imprint: "Imprint",
  };
  for (const [name, heading] of Object.entries(headings)) {
    const show = async () => {
      await page.goto(`/${name}`);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    };
    await checkAppearance(client, name, show, DISTINCT_APPEARANCES);
  }
  expect(client.externalRequests).toEqual([]);
});

test("dashboard", async ({ client: { page }, client }) => {
  await client.restoreSession(session);
  await checkAppearance(client, "dashboard", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: /bees/i }).first().waitFor();
  });
});

test("dashboard of somebody new, with every option", async ({ client: { page }, client }) => {
  await client.restoreSession(await signedInStorage(await createUser()));
  await checkAppearance(client, "dashboard-new", async () => {
    await page.goto("/");
    await page.getByText("Your notes will be here").waitFor();
    await page.getByText("Options").click();
    await page.getByLabel("A captions file of your own").waitFor();
  });
});

const TALKED = ["Anna: Today we talk of enzymes.", "Ben: What is it that they do, in a few words?"];
/** Ten minutes of it, in turn. */
const TRANSCRIPT = Array.from(
  { length: 60 },
  (_, at) => `${Math.floor(at / 6)}:${at % 6}0\n${TALKED[at % 2]}`,
).join("\n");

test("a pasted transcript, and how it was read", async ({ client: { page }, client }) => {
  await client.restoreSession(await signedInStorage(await createUser()));
  await checkAppearance(client, "captions-preview", async () => {
    await page.goto("/");
    await page.getByText("Options").click();
    await page.getByLabel("Paste the transcript").fill(TRANSCRIPT);
    await page.getByText(/^Read as Text with times/).waitFor();
    await page.getByText("Correct the speakers’ names").click();
  });
});

test("a pasted text that cannot be read", async ({ client: { page }, client }) => {
  client.expectError(/status of 422 .*\/previews/);
  await client.restoreSession(await signedInStorage(await createUser()));
  const show = async () => {
    await page.goto("/");
    await page.getByText("Options").click();
    await page.getByLabel("Paste the transcript").fill("WEBVTT\n\n");
    await page.locator(".captions .field-wrong").waitFor();
  };
  await checkAppearance(client, "captions-refused", show, DISTINCT_APPEARANCES);
});

test("a video that waits for captions", async ({ client: { page }, client }) => {
  const waiting = await createUser();
  const order = { youtube_url: TALK, subject: "Biology" };
  const { video_id } = await callApi<{ video_id: string }>(waiting, "POST", "/videos/submit", order);
  await refuseCaptions(video_id, "blocked");
  await client.restoreSession(await signedInStorage(waiting));
  await checkAppearance(client, "captions-awaited", async () => {
    await page.goto("/");
    await page.locator(".job").getByLabel("Paste the transcript").fill(TRANSCRIPT);
    await page.getByText(/^Read as Text with times/).waitFor();
  });
});

test("note", async ({ client: { page }, client }) => {
  await client.restoreSession(session);
  const show = async () => {
    await page.goto(`/notes/${note}`);
    await page.getByRole("tab").first().waitFor();
  };
  await checkAppearance(client, "note", show);
  for (const tab of await page.getByRole("tab").allTextContents()) {
    const turn = async () => {
      await show();
      await page.getByRole("tab", { name: tab }).click();
    };
    await checkAppearance(client, `note-${tab.toLowerCase()}`, turn, DISTINCT_APPEARANCES);
  }
});

test("note from right to left", async ({ client: { page }, client }) => {
  await client.restoreSession(session);
  await checkAppearance(client, "note-arabic", async () => {
    await page.goto(`/notes/${arabic}`);
    await page.getByRole("tab").first().waitFor();
  });
});

/** At which side a row of things begins: which of the first and another stands further there. */
async function begins(page: Page, first: string, other: string): Promise<string> {
  const [one, two] = [
    await page.locator(first).first().boundingBox(),
    await page.locator(other).last().boundingBox(),
  ];
  return (one?.x ?? 0) < (two?.x ?? 0) ? "left" : "right";
}

test("a note begins at the side from which it is read: its facts, its map", async ({
  client: { page },
  client,
}) => {
  await client.restoreSession(session);
  const found: Record<string, string[]> = {};
  for (const [language, id] of Object.entries({ english: note, arabic })) {
    await page.goto(`/notes/${id}`);
    await page.getByRole("tab", { name: "Map" }).click();
    await page.locator(".map .branch").first().waitFor();
    const facts = await begins(page, ".head-facts > span", ".head-facts > span");
    found[language] = [facts, await begins(page, ".map .map-section", ".map .map-root")];
  }
  expect(found).toEqual({ english: ["left", "left"], arabic: ["right", "right"] });
});

test("no such note", async ({ client: { page }, client }) => {
  client.expectError(/status of 404 .*\/notes\//);
  await client.restoreSession(session);
  await checkAppearance(client, "no-such-note", async () => {
    await page.goto(`/notes/${"0".repeat(32)}`);
    await page.getByText("There is no such note").waitFor();
  });
});

test("credits, and paying", async ({ client: { page }, client }) => {
  await client.restoreSession(session);
  const show = async () => {
    await page.goto("/credits");
    await page.getByText("Welcome credits").waitFor();
    await page.getByRole("heading", { name: "Scholar" }).waitFor();
  };
  await checkAppearance(client, "credits", show);
  await checkAppearance(client, "credits-paying", async () => {
    await show();
    await page.getByRole("button", { name: "Buy Semester" }).click();
    await page.getByLabel(/card number/i).waitFor();
  });
});

test("account, and erasing it", async ({ client: { page }, client }) => {
  await client.restoreSession(session);
  const show = async () => {
    await page.goto("/account");
    await page.getByText("Here since").waitFor();
  };
  await checkAppearance(client, "account", show);
  await checkAppearance(client, "account-erasing", async () => {
    await show();
    await page.getByRole("button", { name: "Erase everything…" }).click();
  });
});

test("no such page", async ({ client: { page }, client }) => {
  await client.restoreSession(session);
  await checkAppearance(client, "no-such-page", async () => {
    await page.goto("/nowhere");
    await page.getByText("There is no such page").waitFor();
  });
});
