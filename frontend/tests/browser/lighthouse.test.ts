import lighthouse, { type Flags } from "lighthouse";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { DEMO, callApi } from "./users";
import { CHROMIUM, FLAGS, closeBrowser, signedInStorage, type KeptSignIn } from "./browserClient";

const RUNS = 5;
const MAX_TRIES = 10;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const FLOORS = { performance: 95, accessibility: 100, "best-practices": 100 };
const OPTIONS: Flags = { onlyCategories: [...CATEGORIES], disableStorageReset: true };

let browser: Browser;
let session: KeptSignIn;

beforeAll(async () => {
  session = await signedInStorage(DEMO);
  browser = await puppeteer.launch({ executablePath: CHROMIUM, args: FLAGS });
});

afterAll(async () => {
  await browser.close();
  await closeBrowser();
});

type Category = (typeof CATEGORIES)[number];
type Scores = Record<Category, number>;
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
];

/**
 * The median of each score: one run on a busy machine says little. Three that reach every floor
 * decide. A run whose trace was lost (NO_NAVSTART, as a new browser's first is) is none.
 */
async function medianScores(path: string, kept: KeptSignIn): Promise<Scores> {
  const runs: Scores[] = [];
  for (let tries = 0; tries < MAX_TRIES && runs.length < RUNS; tries++) {
    const found = await measure(path, kept);
    if (found) runs.push(found);
    if (runs.filter(reachesFloors).length > RUNS / 2) break;
  }
  const median = (name: Category) => {
    const sorted = runs.map((one) => one[name]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return Object.fromEntries(CATEGORIES.map((name) => [name, median(name)])) as Scores;
}

function reachesFloors(found: Scores): boolean {
  return CATEGORIES.every((name) => found[name] >= FLOORS[name]);
}

async function measure(path: string, kept: KeptSignIn): Promise<Scores | null> {
  const page = await browser.newPage();
  try {
    await restoreSession(page, kept);
    const report = (await lighthouse(inject("web") + path, OPTIONS, undefined, page))?.lhr;
    const score = (name: Category) => Math.round((report?.categories[name]?.score ?? 0) * 100);
    const found = Object.fromEntries(CATEGORIES.map((name) => [name, score(name)])) as Scores;
    const metrics = METRICS.map((name) => `${name} ${report?.audits[name]?.displayValue}`);
    const speed = `benchmark index ${report?.environment.benchmarkIndex}`;
    console.log(path, found, speed, metrics.join(", "), report?.runtimeError?.message ?? "");
    return report?.runtimeError ? null : found;
  } finally {
    await page.close();
  }
}

async function restoreSession(page: Page, { lasting, tab }: KeptSignIn): Promise<void> {
  await page.evaluateOnNewDocument(
    (home, ofBrowser, ofTab) => {
      if (location.origin !== home) return;
      for (const [name, value] of Object.entries(ofBrowser)) localStorage.setItem(name, value);
      for (const [name, value] of Object.entries(ofTab)) sessionStorage.setItem(name, value);
    },
    inject("web"),
    lasting,
    tab,
  );
}

async function demoNote(): Promise<string> {
  const { notes } = await callApi<{ notes: { note_id: string }[] }>(DEMO, "GET", "/notes");
  return notes[0]?.note_id ?? "";
}

/** As far as the floors: what is above them is as good. */
function cappedAtFloors(found: Scores): Scores {
  return Object.fromEntries(CATEGORIES.map((name) => [name, Math.min(found[name], FLOORS[name])])) as Scores;
}

test("the welcome page", async () => {
  expect(cappedAtFloors(await medianScores("/", { lasting: {}, tab: {} }))).toEqual(FLOORS);
});

test("the dashboard", async () => {
  expect(cappedAtFloors(await medianScores("/", session))).toEqual(FLOORS);
});

test("a note", async () => {
  expect(cappedAtFloors(await medianScores(`/notes/${await demoNote()}`, session))).toEqual(FLOORS);
});
