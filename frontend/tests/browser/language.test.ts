import { afterAll, expect } from "vitest";
import { closeBrowser, SCREENSHOTS, test } from "./browserClient";
import { createUser } from "./users";

afterAll(closeBrowser);

test("German is chosen before one signs in, and stays on this device", async ({ client }) => {
  const { page } = client;
  await page.goto("/");
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await page.getByRole("heading", { name: "Lernnotizen, die du nachprüfen kannst", exact: false }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");

  await page.reload();
  await page.getByRole("combobox", { name: "Sprache" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
});

test("chosen in the account menu, German is said everywhere, and fits a phone", async ({ client }) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await page
    .getByRole("heading", { name: "Mach aus einem Video Notizen, mit denen du lernen kannst" })
    .waitFor();
  await page.getByRole("button", { name: "Notizen machen" }).waitFor();

  await client.setAppearance({ narrow: true });
  for (const path of ["/", "/credits", "/account"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
    await page.screenshot({ path: `${SCREENSHOTS}/german${path.replace("/", "-")}.png`, fullPage: true });
  }
});
