/** What is opened on a page (menus, dialogs, cards) and what a page says when something is wrong: in English and in German. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { faultsOf } from "./appearances";
import { ARABIC, CHINESE } from "./lectures";
import { callApi, createNote, createUser, type TestUser } from "./users";
import { closeBrowser, SCREENSHOTS, signedInStorage, test, type KeptSignIn } from "./browserClient";

const TALK = "https://www.youtube.com/watch?v=hQVTIJBZook";
const PREVIEW = {
  ...{ format: "", format_title: "", encoding: "", cues: 402, words: 3312, speakers: [], language: "en" },
  ...{
    title: "But what is a neural network? Deep learning, chapter one",
    estimated: false,
    start: 0,
    end: 1122,
  },
  ...{ offset: 0, lines: [], warnings: [] },
  video: { id: "aircAruvnKk", channel: "3Blue1Brown", seconds: 1122, captions: "manual" },
};

let student: TestUser;
let session: KeptSignIn;
let notes: Record<"chinese" | "arabic", string | null>;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  student = await createUser();
  const make = (file: string) => createNote(student, { file, template: "exam-cram" }, TALK);
  notes = { chinese: await make(CHINESE), arabic: await make(ARABIC) };
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

type Open = (page: Page) => Promise<void>;

/** Answer what the page asks of the API at these paths, instead of the service. */
async function answer(page: Page, path: RegExp, status: number, body: object): Promise<void> {
  await page.route(path, (route) =>
    ["fetch", "xhr"].includes(route.request().resourceType()) && route.request().method() !== "OPTIONS"
      ? route.fulfill({
          ...{ status, json: body, headers: { "access-control-allow-origin": "*" } },
          contentType: status < 400 ? "application/json" : "application/problem+json",
        })
      : route.fallback(),
  );
}

const problem = (status: number, code: string, retryable: boolean) => ({
  ...{ type: "about:blank", title: "No", status, detail: "It did not work.", code, retryable },
});

async function press(page: Page, path: string, button: string): Promise<void> {
  await page.goto(path);
  await page.locator(button).first().click();
}

async function dialog(page: Page, path: string, button: string): Promise<void> {
  await press(page, path, button);
  await page.locator("dialog[open]").waitFor();
}

async function look(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator(".submit-input").fill("https://youtu.be/aircAruvnKk");
  await page.locator(".submit-look button").click();
}

const at = (note: keyof typeof notes, tab = "notes") => `/notes/${notes[note]}?tab=${tab}`;

const OPENED: Record<string, Open> = {
  "the account menu": async (page) => {
    await press(page, "/", ".shell-end .menu > button");
    await page.locator(".menu-list").waitFor();
  },
  "renaming in the list": (page) => dialog(page, "/", ".line .rename button"),
  "deleting in the list": (page) => dialog(page, "/", ".line-delete"),
  "cancelling an order": async (page) => {
    const { videos } = await callApi<{ videos: object[] }>(student, "GET", "/videos");
    const [one] = videos;
    const working = { ...one, status: "processing", current_step: "writing", progress: 42, note_id: null };
    await answer(page, /\/videos(\?|$)/, 200, { videos: [working], next_cursor: null });
    await answer(page, /\/videos\/[0-9a-f]+$/, 200, working);
    await dialog(page, "/", ".job-cancel button");
  },
  "a video that was looked at": async (page) => {
    await answer(page, /\/previews$/, 200, PREVIEW);
    await look(page);
    await page.locator(".submit-look-title").waitFor();
  },
  "a video that is gone": async (page) => {
    await answer(page, /\/previews$/, 422, problem(422, "unavailable", false));
    await look(page);
    await page.locator(".submit-look [role=status] p").waitFor();
  },
  "the other files": async (page) => {
    await press(page, at("arabic"), ".files-menu > button");
    await page.locator(".files-menu ul").waitFor();
  },
  "renaming a note": (page) => dialog(page, at("arabic"), ".head .rename button"),
  "deleting a note": (page) => dialog(page, at("arabic"), ".paper-foot button"),
  "the keys": async (page) => {
    await page.goto(at("arabic"));
    await page.locator(".paper [role=tab]").first().waitFor();
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
  },
  "a card that was turned": (page) => press(page, at("chinese", "cards"), ".flash"),
  "a question that was answered": (page) =>
    press(page, at("chinese", "quiz"), ".quiz .choices button, .quiz li > .button"),
  "a note that does not come": async (page) => {
    await answer(page, /\/notes\/[0-9a-f]+$/, 500, problem(500, "internal", true));
    await page.goto(at("arabic"));
    await page.getByRole("alert").waitFor();
  },
  "all of one's data, ready to be taken": async (page) => {
    const kept = { asked_at: "2026-12-01T08:00:00Z", kept_until: "2026-12-11T08:00:00Z", size: 12_345_678 };
    await answer(page, /\/me\/export$/, 200, { state: "ready", url: "https://s3.example/all.zip", ...kept });
    await page.goto("/account");
    await page.locator(".account-export a").waitFor();
  },
  "erasing the account": (page) => dialog(page, "/account", "section:last-of-type .button-danger"),
};

test.for([
  { language: "en", how: {} },
  { language: "de", how: { narrow: true, dark: true } },
])("%o: nothing for axe, nothing too wide", async ({ language, how }, { client }) => {
  const { page } = client;
  client.expectError(/status of (422|500) /);
  await client.setAppearance(how);
  await client.restoreSession({ ...session, lasting: { ...session.lasting, language } });
  const found: Record<string, string[]> = {};
  for (const [name, open] of Object.entries(OPENED)) {
    await open(page);
    const faults = [...(await faultsOf(page)), ...(await ofDialog(page, language))];
    if (faults.length > 0) found[name] = faults;
    const picture = `opened-${name.replace(/\W+/g, "-")}-${language}`;
    await page.screenshot({ path: `${SCREENSHOTS}/${picture}.png` });
    await page.unrouteAll();
  }
  expect(found).toEqual({});
});

test("an error is headed by words for people, not by the name of its status", async ({ client }) => {
  const { page } = client;
  client.expectError(/status of 40[34] /);
  await client.restoreSession(session);
  await answer(page, /\/credits\/packages/, 403, { ...problem(403, "forbidden", false), title: "Forbidden" });
  await answer(page, /\/credits\/history/, 404, { ...problem(404, "not_found", false), title: "Not Found" });
  await page.goto("/credits");
  await page.getByRole("alert").nth(1).waitFor();
  const told = (await page.getByRole("alert").allTextContents()).join();
  expect(told).not.toMatch(/Forbidden|Not Found/);
});

test("a quiz is gone on with where it was left", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${notes.chinese}`);
  await page.getByRole("tab", { name: "Quiz" }).click();
  await page.locator(".quiz .choices button").first().click();
  const score = page.locator(".tally [role=status]", { hasText: /^[01] of 1 right/ });
  const told = await score.textContent();

  await page.reload();
  await page.getByRole("tab", { name: "Quiz" }).click();
  await page.locator(".tally").waitFor();
  expect(await page.locator(".tally [role=status]").textContent()).toBe(told);
});

/** A dialog is the app's, in its language and direction, whatever the note's are. */
function ofDialog(page: Page, language: string): Promise<string[]> {
  return page.evaluate((expected) => {
    const open = document.querySelector("dialog[open]");
    if (open === null) return [];
    const { direction, textAlign } = getComputedStyle(open);
    const found = [(open as HTMLElement).lang, direction, textAlign].join(" ");
    return found === `${expected} ltr start` ? [] : [`a dialog in ${found}`];
  }, language);
}
