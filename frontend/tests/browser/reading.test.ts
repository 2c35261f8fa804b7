/** A lecture of an hour: found again, followed, linked to, and light. */
import { fileURLToPath } from "node:url";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { callApi, createUser, createNote, type TestUser } from "./users";
import { closeBrowser, signedInStorage, test, type KeptSignIn } from "./browserClient";

const HOUR = fileURLToPath(
  new URL("../../../../shared/captions/en_javascript_good_parts_1h03.srt", import.meta.url),
);

let student: TestUser;
let session: KeptSignIn;
let note: string | null;

beforeAll(async () => {
  student = await createUser();
  note = await createNote(student, { file: HOUR }, "https://youtu.be/hQVTIJBZook");
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

/** How far an element's middle is from that of what scrolls around it, in pixels. */
function offCentre(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const pane = element.closest("[data-pane]") as HTMLElement;
      const scrolls = pane.scrollHeight > pane.clientHeight;
      const around = scrolls ? pane.getBoundingClientRect() : { top: 0, height: window.innerHeight };
      const { top, height } = element.getBoundingClientRect();
      return Math.abs(top + height / 2 - (around.top + around.height / 2));
    });
}

/** Near enough to the middle to be looked at: a third of the smaller screen. */
const NEAR = 150;

test.for([{ narrow: false }, { narrow: true }])(
  "each hit of a search is in view: %o",
  async (look, { client }) => {
    const { page } = client;
    await client.setAppearance(look);
    await client.restoreSession(session);
    await page.goto(`/notes/${note}`);
    await page.getByRole("tab", { name: "Transcript" }).click();
    await page.getByLabel("Search the transcript").fill("closure");
    await page.locator("mark[aria-current]").waitFor();
    const count = Number(/of (\d+)/.exec((await page.locator(".find .count").textContent()) ?? "")?.[1]);
    expect(count).toBeGreaterThan(2);
    for (let hit = 0; hit < Math.min(count, 6); hit++) {
      await expect.poll(() => offCentre(page, "li:has(mark[aria-current])")).toBeLessThan(NEAR);
      await page.getByRole("button", { name: "Previous hit" }).click();
    }
  },
);

test("what is said is in view while one follows", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}?t=3000`);
  await page.getByRole("tab", { name: "Transcript" }).click();
  await page.locator(".transcript li").first().waitFor();
  await page.getByRole("button", { name: /Play the video from 50:00/ }).click();
  await page.locator(".transcript li[data-said]").waitFor();
  await page.getByRole("switch", { name: "Follow the video" }).click();
  await expect.poll(() => offCentre(page, ".transcript li[data-said]")).toBeLessThan(NEAR);
});

test("a link leads to the tab and the second, and answers are there the next time", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}?t=2400`);
  await page.locator(".claim:focus").waitFor();
  const start = Number(await page.locator(".claim:focus").getAttribute("data-start"));
  expect(start).toBeLessThanOrEqual(2401);
  expect(
    await page.locator(".claim:focus").evaluate((claim) => claim.getBoundingClientRect().top),
  ).toBeGreaterThan(0);

  await page.getByRole("tab", { name: "Quiz" }).click();
  await page.locator(".choices button").first().click();
  await page.getByText(/^[01] of 1 right/).waitFor();
  await page.waitForURL(/\?tab=quiz&t=2400$/);

  const other = await client.context.newPage();
  await other.goto(`/notes/${note}`);
  await other.getByText(/^[01] of 1 right/).waitFor();
  expect(await other.getByRole("tab", { name: "Quiz" }).getAttribute("aria-selected")).toBe("true");
});

/** Counts the bytes of bodies that the API sends, as they travel. */
async function countApiBytes(page: Page) {
  const settings = (await (await fetch(`${inject("web")}/config.json`)).json()) as { api: string };
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  const ofApi = new Set<string>();
  const counted = { bytes: 0 };
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith(settings.api)) ofApi.add(requestId);
  });
  devtools.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (ofApi.has(requestId)) counted.bytes += encodedDataLength;
  });
  return counted;
}

test("a note is light, and lighter the second time", async ({ client }) => {
  const { artifacts } = await callApi<{ artifacts: { name: string; size: number }[] }>(
    student,
    "GET",
    `/notes/${note}`,
  );
  const sizeOf = (name: string) => artifacts.find((one) => one.name === name)?.size ?? 0;
  // What was sent before: the whole note with its words, and its Markdown, as they are.
  const before = sizeOf("note.json") + sizeOf("note.md");
  const { page } = client;
  await client.restoreSession(session);
  const counted = await countApiBytes(page);

  await page.goto(`/notes/${note}`);
  await page.locator(".part .claim").first().waitFor();
  await page.waitForLoadState("networkidle");
  const first = counted.bytes;
  await page.reload();
  await page.locator(".part .claim").first().waitFor();
  await page.waitForLoadState("networkidle");
  const second = counted.bytes - first;

  console.info(`A note of ${before} bytes: ${first} at first, ${second} the second time`);
  expect(first).toBeGreaterThan(1000);
  expect(first).toBeLessThanOrEqual(0.06 * before);
  expect(second).toBeLessThanOrEqual(2000);
});

test("without a connection one is told, the head stays, and what was typed is there", async ({ client }) => {
  const { page } = client;
  client.expectError(/ERR_INTERNET_DISCONNECTED/);
  await client.restoreSession(session);
  await page.goto("/");
  await page.getByLabel(/link/i).first().fill("https://youtu.be/aircAruvnKk");
  await client.context.setOffline(true);

  await page.getByRole("link", { name: "Credits", exact: true }).click();
  await page
    .getByRole("alert")
    .getByText(/could not be reached/)
    .waitFor();
  await page.getByRole("link", { name: "Notes", exact: true }).click();
  expect(await page.getByLabel(/link/i).first().inputValue()).toBe("https://youtu.be/aircAruvnKk");

  await client.context.setOffline(false);
  await page.getByRole("link", { name: "Credits", exact: true }).click();
  await page.getByText("Welcome credits").waitFor();
});

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(6);

test.for([390, 1280])("a long word stays within %d pixels", async (width, { client }) => {
  const { page } = client;
  await page.setViewportSize({ width, height: 844 });
  await client.restoreSession(session);
  await page.route(`**/notes/${note}`, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch({
      headers: { ...route.request().headers(), "accept-encoding": "identity" },
    });
    const view = JSON.parse(await response.text()) as { title: string; note: Record<string, unknown> };
    return route.fulfill({ response, json: { ...view, title: LONG, note: withLongWords(view.note) } });
  });
  await page.goto(`/notes/${note}`);
  await page.getByRole("heading", { level: 1, name: LONG }).waitFor();
  for (const tab of await page.getByRole("tablist", { name: "Parts of the note" }).getByRole("tab").all()) {
    await tab.click();
    expect({ tab: await tab.textContent(), wide: await tooWide(page) }).toEqual({
      tab: await tab.textContent(),
      wide: [],
    });
  }
});

/** The same note, each of its texts one word that does not fit. */
function withLongWords(note: unknown): Record<string, unknown> {
  const texts = new Set(["title", "text", "term", "meaning", "front", "back", "prompt", "answer", "channel"]);
  return JSON.parse(JSON.stringify(note), (name, value: unknown) =>
    typeof value === "string" && texts.has(name) ? LONG : value,
  ) as Record<string, unknown>;
}

/** What stands out of the screen, but for what scrolls by itself. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ["the page"] : [];
    const seen = [...document.querySelectorAll<HTMLElement>("main *:not(.unseen)")].filter(
      (element) => element.offsetParent !== null && !element.closest(".tabs, svg"),
    );
    const out = seen.filter(
      ({ offsetWidth, scrollWidth }) => offsetWidth > 0 && scrollWidth > offsetWidth + 1,
    );
    const beyond = seen.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
    return [...wide, ...[...out, ...beyond].map(({ localName, className }) => `${localName}.${className}`)];
  });
}
