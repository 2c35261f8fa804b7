import { afterAll, expect } from "vitest";
import { newStudent } from "./people";
import { goHome, test } from "./visitor";

afterAll(goHome);

test("one signs in at the pool's own page, and out again with nothing left behind", async ({ visitor }) => {
  const student = await newStudent();
  const { page } = visitor;

  await visitor.signIn(student);
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  expect(JSON.stringify(await page.evaluate(() => ({ ...sessionStorage })))).toContain("id_token");

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);

  await page.goto("/account");
  await page.getByRole("button", { name: /e-mail/i }).waitFor();
  expect(visitor.abroad).toEqual([]);
});
