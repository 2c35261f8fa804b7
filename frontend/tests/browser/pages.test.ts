/** Every page in every look: nothing for axe to find, nothing wider than the screen, a picture to look at. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { violations } from "./axe";
import { ask, newStudent, noteOf, type Person } from "./people";
import { goHome, type Looks, SCREENSHOTS, sessionOf, test, type Visitor } from "./visitor";

const CAPTIONS = fileURLToPath(new URL("../../../../shared/captions/", import.meta.url));
const TALK = "https://www.youtube.com/watch?v=hQVTIJBZook";
const APART: Record<string, Looks> = { light: {}, "narrow-dark": { narrow: true, dark: true } };
const LOOKS: Record<string, Looks> = { ...APART, dark: { dark: true }, narrow: { narrow: true } };

let student: Person;
let note: string;
let arabic: string;
let session: Record<string, string>;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  student = await newStudent();
  note = await noteOf(student, `${CAPTIONS}en_ols_open_protocols_0h15.srt`, TALK);
  arabic = await noteOf(student, `${CAPTIONS}ar_ols_open_protocols_0h15_rtl.srt`, TALK);
  // No captions are to be had on a machine without a way out: it waits to be tried again.
  await ask(student, "POST", "/videos/submit", { youtube_url: TALK, subject: "Programming" });
  session = await sessionOf(student);
});

afterAll(goHome);

async function looksWell(visitor: Visitor, name: string, looks = LOOKS): Promise<void> {
  const { page } = visitor;
  const found: string[] = [];
  await unfold(page);
  for (const [look, how] of Object.entries(looks)) {
    await visitor.look(how);
    found.push(...(await violations(page)).map((one) => `${look}: ${one}`));
    const wider = await widerThanScreen(page);
    if (wider) found.push(`${look}: ${wider} px wider than the screen`);
    await page.screenshot({ path: `${SCREENSHOTS}/${name}-${look}.png`, fullPage: true });
  }
  expect(found).toEqual([]);
}

/** Paint what the browser leaves for when it is scrolled to: axe and the picture see all of the page. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
  });
}

function widerThanScreen(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

test("welcome", async ({ visitor }) => {
  await visitor.page.goto("/");
  await visitor.page.getByRole("button", { name: /e-mail/i }).waitFor();
  await looksWell(visitor, "welcome");
});

test("dashboard", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto("/");
  await visitor.page.getByRole("link", { name: /protocols/i }).first().waitFor();
  await looksWell(visitor, "dashboard");
});

test("dashboard of somebody new", async ({ visitor }) => {
  await visitor.signIn(await newStudent());
  await looksWell(visitor, "dashboard-new");
});

test("note", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto(`/notes/${note}`);
  await visitor.page.getByRole("tab").first().waitFor();
  await looksWell(visitor, "note");
  for (const tab of await visitor.page.getByRole("tab").all()) {
    await tab.click();
    await looksWell(visitor, `note-${(await tab.textContent())?.toLowerCase()}`, APART);
  }
});

test("note from right to left", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto(`/notes/${arabic}`);
  await visitor.page.getByRole("tab").first().waitFor();
  await looksWell(visitor, "note-arabic");
});

test("credits, and paying", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto("/credits");
  await visitor.page.getByText("Welcome credits").waitFor();
  await visitor.page.getByRole("heading", { name: "Scholar" }).waitFor();
  await looksWell(visitor, "credits");

  await visitor.page.getByRole("button", { name: "Buy Semester" }).click();
  await visitor.page.getByLabel(/card number/i).waitFor();
  await looksWell(visitor, "credits-paying");
});

test("account, and erasing it", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto("/account");
  await visitor.page.getByText("Here since").waitFor();
  await looksWell(visitor, "account");

  await visitor.page.getByRole("button", { name: "Erase everything…" }).click();
  await looksWell(visitor, "account-erasing");
});

test("no such page", async ({ visitor }) => {
  await visitor.bring(session);
  await visitor.page.goto("/nowhere");
  await visitor.page.getByText("There is no such page").waitFor();
  await looksWell(visitor, "no-such-page");
});
