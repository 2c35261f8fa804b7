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
let note: string | null;
let arabic: string | null;
let session: Record<string, string>;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  student = await newStudent();
  note = await noteOf(student, { file: `${CAPTIONS}en_ols_open_protocols_0h15.srt` }, TALK);
  arabic = await noteOf(student, { file: `${CAPTIONS}ar_ols_open_protocols_0h15_rtl.srt` }, TALK);
  // No captions are to be had on a machine without a way out: it waits to be tried again.
  await ask(student, "POST", "/videos/submit", { youtube_url: TALK, subject: "Programming" });
  session = await sessionOf(student);
});

afterAll(goHome);

/** Show a page anew in each look: a browser that changes its colours midway leaves what is folded behind. */
async function looksWell(visitor: Visitor, name: string, show: () => Promise<void>, looks = LOOKS) {
  const { page } = visitor;
  const found: string[] = [];
  for (const [look, how] of Object.entries(looks)) {
    await visitor.look(how);
    await show();
    await unfold(page);
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

test("welcome", async ({ visitor: { page }, visitor }) => {
  await looksWell(visitor, "welcome", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: /e-mail/i }).waitFor();
  });
});

test("dashboard", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(session);
  await looksWell(visitor, "dashboard", async () => {
    await page.goto("/");
    await page
      .getByRole("link", { name: /protocols/i })
      .first()
      .waitFor();
  });
});

test("dashboard of somebody new, with every option", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(await sessionOf(await newStudent()));
  await looksWell(visitor, "dashboard-new", async () => {
    await page.goto("/");
    await page.getByText("Your notes will be here").waitFor();
    await page.getByText("Options").click();
    await page.getByLabel("A captions file of your own").waitFor();
  });
});

test("note", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(session);
  const show = async () => {
    await page.goto(`/notes/${note}`);
    await page.getByRole("tab").first().waitFor();
  };
  await looksWell(visitor, "note", show);
  for (const tab of await page.getByRole("tab").allTextContents()) {
    const turn = async () => {
      await show();
      await page.getByRole("tab", { name: tab }).click();
    };
    await looksWell(visitor, `note-${tab.toLowerCase()}`, turn, APART);
  }
});

test("note from right to left", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(session);
  await looksWell(visitor, "note-arabic", async () => {
    await page.goto(`/notes/${arabic}`);
    await page.getByRole("tab").first().waitFor();
  });
});

test("no such note", async ({ visitor: { page }, visitor }) => {
  visitor.expects(/status of 404 .*\/notes\//);
  await visitor.bring(session);
  await looksWell(visitor, "no-such-note", async () => {
    await page.goto(`/notes/${"0".repeat(32)}`);
    await page.getByText("There is no such note").waitFor();
  });
});

test("credits, and paying", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(session);
  const show = async () => {
    await page.goto("/credits");
    await page.getByText("Welcome credits").waitFor();
    await page.getByRole("heading", { name: "Scholar" }).waitFor();
  };
  await looksWell(visitor, "credits", show);
  await looksWell(visitor, "credits-paying", async () => {
    await show();
    await page.getByRole("button", { name: "Buy Semester" }).click();
    await page.getByLabel(/card number/i).waitFor();
  });
});

test("account, and erasing it", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(session);
  const show = async () => {
    await page.goto("/account");
    await page.getByText("Here since").waitFor();
  };
  await looksWell(visitor, "account", show);
  await looksWell(visitor, "account-erasing", async () => {
    await show();
    await page.getByRole("button", { name: "Erase everything…" }).click();
  });
});

test("no such page", async ({ visitor: { page }, visitor }) => {
  await visitor.bring(session);
  await looksWell(visitor, "no-such-page", async () => {
    await page.goto("/nowhere");
    await page.getByText("There is no such page").waitFor();
  });
});
