import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { createUser } from "./users";
import { closeBrowser, test } from "./browserClient";

afterAll(closeBrowser);

const PAYS = "4242 4242 4242 4242";
const DECLINED = "4000 0000 0000 0002";
const ASKS_AT_BANK = "4000 0038 0000 0446";
const THINKS = "4000 0000 0000 5126";

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Buy ${name}` }).click();
}

async function pay(page: Page, card: string): Promise<void> {
  await page.getByLabel(/card number/i).fill(card);
  await page.getByRole("button", { name: /^Pay/ }).click();
}

const balance = (page: Page) => page.locator(".credits-balance");
const lines = (page: Page) => page.locator(".ledger tbody tr");

test("a package is bought: declined first, then paid, then granted by Stripe's word alone", async ({
  client,
}) => {
  const { page } = client;
  client.expectError(/status of 402 .*api\.stripe\.com/);
  await client.signIn(await createUser());
  await page.getByRole("link", { name: "3 credits" }).click();
  await page.getByRole("heading", { name: "Scholar" }).waitFor();
  expect(await page.locator(".package-price").allTextContents()).toEqual(["$2.99", "$9.99", "$24.99"]);
  expect(client.externalRequests).toEqual([]);

  await choose(page, "Starter");
  await pay(page, DECLINED);
  await page.getByText("Your card was declined. Nothing was charged").waitFor();
  await pay(page, PAYS);
  await page.getByText("The credits are yours").waitFor();

  await page.getByText("You have 8 credits.").waitFor();
  await page.getByRole("link", { name: "8 credits" }).waitFor();
  expect(await lines(page).nth(0).textContent()).toContain("Credits bought · $2.99Receipt+5");
  expect(await lines(page).count()).toBe(2);
  const asked = new Set(client.externalRequests.map((address) => new URL(address).origin));
  expect([...asked].sort()).toEqual(["https://api.stripe.com", "https://js.stripe.com"]);

  await page.getByRole("button", { name: /^Receipt of / }).click();
  await page.waitForURL(/\/receipts\/pi_/);
});

test("a bank that asks on a page of its own sends one back, and the secret leaves the address", async ({
  client,
}) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.goto("/credits");

  await choose(page, "Semester");
  await pay(page, ASKS_AT_BANK);

  await page.getByText("The credits are yours").waitFor();
  expect(await balance(page).textContent()).toBe("You have 23 credits.");
  expect(page.url()).toMatch(/\/credits$/);
});

test("a bank that thinks is waited for, and nothing is called bought", async ({ client }) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.goto("/credits");

  await choose(page, "Scholar");
  await pay(page, THINKS);

  await page.getByText("Your bank is still thinking").waitFor();
  expect(await balance(page).textContent()).toBe("You have 3 credits.");
  expect(await lines(page).count()).toBe(1);
});

test("who does not buy after all has paid nothing", async ({ client }) => {
  const { page } = client;
  await client.signIn(await createUser());
  await page.goto("/credits");

  await choose(page, "Starter");
  await page.getByLabel(/card number/i).waitFor();
  await page.getByRole("button", { name: "Do not buy" }).click();

  await page.getByRole("button", { name: "Buy Starter" }).waitFor();
  expect(await page.getByLabel(/card number/i).count()).toBe(0);
  expect(await balance(page).textContent()).toBe("You have 3 credits.");
});

test("where Stripe is not reached from, the stand-in has the payment form", async ({ client }) => {
  const { page } = client;
  client.stripeMock = true;
  await client.signIn(await createUser());
  await page.goto("/credits");

  await choose(page, "Starter");
  await pay(page, PAYS);

  await page.getByText("The credits are yours").waitFor();
  expect(client.externalRequests).toEqual([]);
});
