import { afterAll, expect } from "vitest";
import { createUser } from "./users";
import { closeBrowser, test } from "./browserClient";

afterAll(closeBrowser);

test("one signs in at the pool's own page, and out again with nothing left behind", async ({ client }) => {
  const student = await createUser();
  const { page } = client;

  await client.signIn(student);
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  expect(JSON.stringify(await page.evaluate(() => ({ ...sessionStorage })))).toContain("id_token");

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);

  await page.goto("/account");
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(client.externalRequests).toEqual([]);
});
