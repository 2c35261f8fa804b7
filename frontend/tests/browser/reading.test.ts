/** A lecture of an hour: found again, followed, linked to, and light. */
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { writeHour } from "./lectures";
import { callApi, createUser, createNote, type TestUser } from "./users";
import { closeBrowser, signedInStorage, test, type KeptSignIn } from "./browserClient";

let student: TestUser;
let session: KeptSignIn;
let note: string | null;

beforeAll(async () => {
  student = await createUser();
  note = await createNote(student, { file: writeHour() }, "https://youtu.be/hQVTIJBZook");
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

/** How far the page goes on below its foot, in pixels. */
function belowFoot(page: Page): Promise<number> {
  return page
    .locator(".shell-foot")
    .evaluate((foot) =>
      Math.round(
        document.documentElement.scrollHeight - foot.getBoundingClientRect().bottom - window.scrollY,
      ),
    );
}

/** Near enough to the middle to be looked at: a third of the smaller screen. */
const NEAR = 150;

test.for([{ narrow: false }, { narrow: true }])(
  "each hit of a search is in view: %o",
  async (look, { client }) => {
    const { page } = client;
    await client.setAppearance(look);
    // Who has not asked for less motion sees pages scroll smoothly.
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await client.restoreSession(session);
    await page.goto(`/notes/${note}`);
    await page.getByRole("tab", { name: "Transcript" }).click();
    await page.getByLabel("Search the transcript").fill("sleep");
    await page.locator("mark[aria-current]").waitFor();
    const count = Number(/of (\d+)/.exec((await page.locator(".find .count").textContent()) ?? "")?.[1]);
    expect(count).toBeGreaterThan(2);
    expect(await belowFoot(page)).toBeLessThan(1);
    for (let hit = 0; hit < Math.min(count, 6); hit++) {
      await expect.poll(() => offCentre(page, "li:has(mark[aria-current])")).toBeLessThan(NEAR);
      await page.getByRole("button", { name: "Previous hit" }).click();
    }
  },
);

test("what is said is in view while one follows", async ({ client }) => {
  const { page } = client;
  // Chromium's word on a player that is spoken to before its page has come.
  client.expectError(/postMessage.* target origin/);
  await client.restoreSession(session);
  await page.goto(`/notes/${note}`);
  await page.locator(".beside").getByRole("tab", { name: "Transcript" }).click();
  await page.locator(".part .pill-time").nth(1).click();
  await page.locator(".transcript li[data-said]").waitFor();
  await page.getByText("Follow the video").click();
  await page
    .locator(".part .pill-time", { hasText: /5\d:\d\d|1:0\d:/ })
    .first()
    .click();
  await page.locator(".transcript li:nth-child(n+100)[data-said]").waitFor();
  await expect.poll(() => offCentre(page, ".transcript li[data-said]")).toBeLessThan(NEAR);
  expect(await page.getByRole("switch", { name: "Follow the video" }).isChecked()).toBe(true);
});

test("a link leads to the tab and the second, and the card is there the next time", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto(`/notes/${note}?t=2400`);
  await page.locator(".claim:focus").waitFor();
  await expect.poll(() => offCentre(page, ".claim:focus")).toBeLessThan(NEAR);
  const start = Number(await page.locator(".claim:focus").getAttribute("data-start"));
  expect(start).toBeLessThanOrEqual(2401);

  await page.locator(".contents li > a:first-child").nth(6).click();
  const heading = page.locator(".part h2:focus");
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(NEAR);

  await page.getByRole("tab", { name: "Cards" }).click();
  await page.keyboard.press("ArrowRight");
  await page.getByText(/^Card 2 of/).waitFor();
  await page.waitForURL(/\?tab=cards&t=2400$/);

  const other = await client.context.newPage();
  await other.goto(`/notes/${note}`);
  await other.getByText(/^Card 2 of/).waitFor();
  expect(await other.getByRole("tab", { name: "Cards" }).getAttribute("aria-selected")).toBe("true");
});

test("answers to cards are there again after signing out and in, and nothing of them is left between", async ({
  client,
}) => {
  const { page } = client;
  await client.signIn(student);
  await page.goto(`/notes/${note}?tab=review`);
  await page.getByText("20 cards due today").waitFor();
  for (const left of ["19", "18"]) {
    await page.getByRole("button", { name: "Show the answer" }).click();
    await page.getByRole("button", { name: "Easy 8 days" }).click();
    await page.getByText(`${left} cards due today`).waitFor();
  }
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await client.signIn(student);
  await page.goto(`/notes/${note}?tab=review`);
  await page.getByText("18 cards due today").waitFor();
  await page.getByText("Your answers are kept with your account, for all your devices.").waitFor();
  expect(client.externalRequests).toEqual([]);
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

/** What was sent before, as it was: the whole note with its words, and its Markdown. */
async function bytesOfBefore(): Promise<number> {
  const read = async (name: string) => {
    const { url } = await callApi<{ url: string }>(student, "GET", `/notes/${note}/artifacts/${name}`);
    return (await fetch(url)).text();
  };
  const whole = JSON.stringify(JSON.parse(await read("note.json")));
  return new Blob([whole, JSON.stringify(await read("note.md"))]).size;
}

test("a note is light, and lighter the second time", async ({ client }) => {
  const before = await bytesOfBefore();
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
  // What is answered here instead of by the service knows no network.
  await page.route("**/config.json", (route) => route.abort("internetdisconnected"));

  await page.getByRole("link", { name: "Credits", exact: true }).click();
  await page
    .getByRole("alert")
    .getByText(/could not be reached/)
    .waitFor();
  await page.getByRole("link", { name: "Notes", exact: true }).click();
  expect(await page.getByLabel(/link/i).first().inputValue()).toBe("https://youtu.be/aircAruvnKk");

  await client.context.setOffline(false);
  await page.unroute("**/config.json");
  await page.getByRole("link", { name: "Credits", exact: true }).click();
  await page.getByText("Welcome credits").waitFor();
});

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(6);

test.for([390, 1280])("a long word stays within %d pixels", async (width, { client }) => {
  const { page } = client;
  await page.setViewportSize({ width, height: 844 });
  await client.restoreSession(session);
  await page.route(`**/notes/${note}`, async (route) => {
    if (route.request().resourceType() !== "fetch") return route.fallback();
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

test.for([390, 1280])(
  "a long word in the list of videos stays within %d pixels",
  async (width, { client }) => {
    const { page } = client;
    await page.setViewportSize({ width, height: 844 });
    await client.restoreSession(session);
    const { videos } = await callApi<{ videos: object[] }>(student, "GET", "/videos");
    const named = { ...videos[0], title: LONG, subject: LONG };
    const failed = { ...named, video_id: "0".repeat(32), note_id: null, status: "failed" };
    await page.route(/\/videos(\?|$)/, (route) => {
      if (route.request().resourceType() !== "fetch") return route.fallback();
      const headers = { "access-control-allow-origin": "*" };
      return route.fulfill({ headers, json: { videos: [named, failed], next_cursor: null } });
    });
    await page.goto("/");
    await page.locator(".job").waitFor();
    await page.getByText("Options").click();
    await page.getByLabel("A captions file of your own").waitFor();
    expect(await tooWide(page)).toEqual([]);
    await page.locator(".line-delete").click();
    await page.locator("dialog[open]").waitFor();
    expect(await tooWide(page)).toEqual([]);
  },
);

/** The same note, each of its texts one word that does not fit. */
function withLongWords(note: unknown): Record<string, unknown> {
  const texts = new Set(["title", "text", "term", "meaning", "front", "back", "prompt", "answer", "channel"]);
  return JSON.parse(JSON.stringify(note), (name, value: unknown) =>
    typeof value === "string" && texts.has(name) ? LONG : value,
  ) as Record<string, unknown>;
}

/** What stands out of the screen or of its own box, but for what is to scroll or is for screen readers. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ["the page"] : [];
    const seen = [...document.querySelectorAll<HTMLElement>("main *")].filter(
      (element) => element.offsetParent !== null && !element.closest(".tabs, .unseen, .mark-words, svg"),
    );
    const out = seen.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > window.innerWidth + 1 || left < -1;
    });
    const scrolling = seen.filter(
      (element) =>
        getComputedStyle(element).overflowX !== "visible" &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.closest("pre, .formula"),
    );
    return [
      ...wide,
      ...[...out, ...scrolling].map(({ localName, className }) => `${localName}.${className}`),
    ];
  });
}
