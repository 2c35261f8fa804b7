/** Hostile notes in a real browser: no dialog, no request that nobody asked for, no script that runs. */
import type { Page, Route } from "playwright-core";
import { afterAll, expect, inject } from "vitest";
import { hostileView, TEXTS } from "../hostile/note";
import { ARTIFACT_NAMES, ARTIFACT_URLS } from "../hostile/names";
import { DEMO } from "./users";
import { closeBrowser, test } from "./browserClient";

const ALL = "f".repeat(32);
const CORS = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };

afterAll(closeBrowser);

/** The API answers with notes of one hostile text each, by its number; and with one of all of them. */
async function serveHostileNotes(page: Page): Promise<void> {
  const settings = await fetch(`${inject("web")}/config.json`);
  const { api } = (await settings.json()) as { api: string };
  await page.route(`${api}/notes/**`, (route) => answer(route));
}

function answer(route: Route): Promise<void> {
  const [path = ""] = route.request().url().split("/notes/").slice(-1);
  const [id = "", , name] = path.split("/");
  const known = ARTIFACT_NAMES.indexOf(decodeURIComponent(name ?? ""));
  const url = ARTIFACT_URLS[known % ARTIFACT_URLS.length] ?? "";
  const view = id === ALL ? hostileView(id) : hostileView(id, [TEXTS[Number(id)] ?? ""]);
  return route.fulfill({ headers: CORS, json: name ? { url, expires_at: "" } : view });
}

/** What scripts of a note's text would have left behind. */
function sideEffects() {
  return {
    pwned: "pwned" in window,
    frames: window.frames.length,
    foreign: [...document.querySelectorAll("script, link, img, base, object, embed, style, form")]
      .map((element) => element.outerHTML)
      .filter((html) => html.includes("evil.example") || html.includes("alert(")),
    handlers: [...document.querySelectorAll("*")]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith("on")),
    places: [...document.querySelectorAll("a")]
      .map((link) => new URL(link.getAttribute("href") ?? "", document.baseURI).protocol)
      .filter((protocol) => !["http:", "https:"].includes(protocol)),
  };
}

const NOTHING = { pwned: false, frames: 0, foreign: [], handlers: [], places: [] };

test("every hostile text at once, in every part of a note", async ({ client }) => {
  const { page } = client;
  await client.signIn(DEMO);
  await serveHostileNotes(page);
  await page.goto(`/notes/${ALL}`);
  await page.locator(".paper h1").waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    expect(await page.evaluate(sideEffects)).toEqual(NOTHING);
  }
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    for (const choice of document.querySelectorAll<HTMLElement>(".choices button")) choice.click();
  });
  await page.getByRole("tab", { name: "Cards" }).click();
  await page.evaluate(async (cards) => {
    for (let turned = 0; turned < cards; turned++) {
      document.querySelector<HTMLElement>(".flash")?.click();
      await new Promise(requestAnimationFrame);
      document.querySelector<HTMLElement>(".cards-foot .button:last-of-type")?.click();
    }
  }, TEXTS.length);
  expect(await page.evaluate(sideEffects)).toEqual(NOTHING);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(client.externalRequests).toEqual([]);
});

test("each hostile text as the title of a note", async ({ client }) => {
  const { page } = client;
  await client.signIn(DEMO);
  await serveHostileNotes(page);
  await page.goto(`/notes/${"0".repeat(32)}`);
  for (const number of TEXTS.keys()) {
    const id = String(number).padStart(32, "0");
    await page.evaluate((path) => {
      history.pushState(null, "", path);
    }, `/notes/${id}`);
    await page.locator(`.reading[data-note="${id}"]`).waitFor();
    expect(await page.evaluate(sideEffects)).toEqual(NOTHING);
  }
  expect(client.externalRequests).toEqual([]);
});

test("files whose links lead nowhere on the web are not followed", async ({ client }) => {
  const { page } = client;
  await client.signIn(DEMO);
  await serveHostileNotes(page);
  await page.goto(`/notes/${ALL}`);
  await page.locator(".downloads > .button").click();
  await page.getByRole("alert").waitFor();
  await page.locator(".files-menu > .button").click();
  for (const file of await page.locator(".files-menu li button").all()) await file.click();
  expect(new URL(page.url()).pathname).toBe(`/notes/${ALL}`);
  expect(await page.evaluate(sideEffects)).toEqual(NOTHING);
  expect(client.externalRequests).toEqual([]);
});
