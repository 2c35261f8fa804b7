/** How pages are looked at: light and dark, wide and narrow. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations } from "./axe";
import { SCREENSHOTS, type Appearance, type BrowserClient } from "./browserClient";

export const DISTINCT_APPEARANCES: Record<string, Appearance> = {
  light: {},
  "narrow-dark": { narrow: true, dark: true },
};
const APPEARANCES: Record<string, Appearance> = {
  ...DISTINCT_APPEARANCES,
  dark: { dark: true },
  narrow: { narrow: true },
};

/** Show a page anew in each appearance: a browser that changes its colours midway leaves what is folded behind. */
export async function checkAppearance(
  client: BrowserClient,
  name: string,
  show: () => Promise<void>,
  looks = APPEARANCES,
) {
  const { page } = client;
  const found: string[] = [];
  for (const [look, how] of Object.entries(looks)) {
    await client.setAppearance(how);
    await show();
    found.push(...(await faultsOf(page)).map((one) => `${look}: ${one}`));
    await page.screenshot({ path: `${SCREENSHOTS}/${name}-${look}.png`, fullPage: true });
  }
  expect(found).toEqual([]);
}

/** What axe finds on the page as it is, and whether it is wider than the screen. */
export async function faultsOf(page: Page): Promise<string[]> {
  await renderAll(page);
  const wider = await widerThanScreen(page);
  return [...(await axeViolations(page)), ...(wider ? [`${wider} px wider than the screen`] : [])];
}

/** Paint what the browser leaves for when it is scrolled to: axe and the picture see all of the page. */
async function renderAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
  });
}

function widerThanScreen(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
