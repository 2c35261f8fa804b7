import { afterAll, expect } from "vitest";
import type { Page } from "playwright-core";
import { axeViolations } from "./axe";
import { callApi, createUser } from "./users";
import { closeBrowser, test } from "./browserClient";

afterAll(closeBrowser);

test("a note can be tried first, from a time of the first page on, and nothing is asked of YouTube", async ({
  client: { page, externalRequests },
}) => {
  await page.goto("/");
  await page.getByRole("heading", { name: "Scholar" }).waitFor();
  await page.getByRole("link", { name: "Said at 1:33" }).click();
  await page.waitForURL("**/sample?t=93");
  await page.locator(".claim:focus", { hasText: "Memory is usually described" }).waitFor();

  await page.locator(".claim:focus").getByRole("link", { name: "What is said at 1:33" }).click();
  await page.locator(".transcript [data-said]", { hasText: "Memory is usually described" }).waitFor();

  await page.getByRole("tab", { name: "Cards" }).click();
  await page.keyboard.press(" ");
  await page.locator(".flash[data-turned]").waitFor();
  await page.getByRole("tab", { name: "Quiz" }).click();
  await page.locator(".choices button").first().click();
  await page.getByText(/^Right\.|^Not this one/).waitFor();

  await page.getByRole("tab", { name: "Review" }).click();
  await page.getByText("20 cards due today").waitFor();
  await page.keyboard.press(" ");
  await page.getByRole("button", { name: "Easy 8 days" }).waitFor();
  await page.keyboard.press("1");
  await page.locator(".transcript [data-said]", { hasText: "A chunk is a group of items" }).waitFor();
  await page.locator(".review-card:focus").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press(" ");
  await page.getByRole("button", { name: "Easy 8 days" }).waitFor();
  await page.keyboard.press("4");
  await page.getByText("19 cards due today").waitFor();
  await page.reload();
  await page.getByText("19 cards due today").waitFor();
  expect(externalRequests).toEqual([]);
});

/** All that the browser keeps of this app. */
function leftBehind(page: Page) {
  return page.evaluate(async () => [{ ...localStorage }, { ...sessionStorage }, await caches.keys()]);
}

test("one signs in at the pool's own page, and out again with nothing left behind", async ({ client }) => {
  const student = await createUser();
  const { page } = client;

  await client.signIn(student);
  expect(new URL(page.url()).pathname).toBe("/");
  const kept = await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]);
  expect(kept.map((storage) => Object.keys(storage))).toEqual([["session.sign-in"], ["session.token"]]);

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(await leftBehind(page)).toEqual([{}, {}, []]);

  await page.goto("/account");
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(client.externalRequests).toEqual([]);
});

test("a new tab is signed in, and signing out in one signs out of all", async ({ client }) => {
  const student = await createUser();
  await client.signIn(student);
  const other = await client.context.newPage();
  await other.goto("/account");
  await other.getByText(student.email).waitFor();

  await client.page.getByRole("button", { name: "Account" }).click();
  await client.page.getByRole("button", { name: "Sign out" }).click();

  await other.getByRole("button", { name: /e-mail/i }).waitFor();
  await client.page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(await leftBehind(other)).toEqual([{}, {}, []]);
});

test("signing out everywhere ends every other browser's refreshing at once", async ({ client }) => {
  const student = await createUser();
  await client.signIn(student);
  client.expectError(/status of 400 .*\/oauth2\/token/);
  // As another device would: it is told nothing.
  await callApi(student, "POST", "/me/sign-out");

  await client.page.evaluate(() => sessionStorage.clear());
  await client.page.goto("/account");

  await client.page.getByText("Your sign-in has ended").waitFor();
});

test("signing out everywhere leaves nothing here either", async ({ client }) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(await leftBehind(page)).toEqual([{}, {}, []]);
});

test("somebody new signs up where one signs in", async ({ client }) => {
  const { page } = client;
  await page.goto("/");
  await page.getByRole("button", { name: /e-mail/i }).click();
  await page.getByLabel(/username|e-mail/i).fill(`new-${process.pid}@example.com`);
  await page.getByLabel(/password/i).fill("Study-Buddy-1");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByLabel("Code").fill((await page.locator("b").textContent()) ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("link", { name: "3 credits" }).waitFor();
});
