import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { ENGLISH } from "./lectures";
import { callApi, createNote, createUser } from "./users";
import { closeBrowser, test } from "./browserClient";

const LINK = "https://youtu.be/hQVTIJBZook";

afterAll(closeBrowser);

/** Names of what this browser keeps, but for the word that is said after an erasure. */
function kept(page: Page) {
  return page.evaluate(async () => {
    const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
    return names.filter((name) => name !== "farewell");
  });
}

test("everything is erased by typing the word, and nobody is signed in afterwards", async ({ client }) => {
  const student = await createUser();
  const note = await createNote(student, { file: ENGLISH }, LINK);
  const { page } = client;
  await client.signIn(student);
  await page.evaluate(() => {
    localStorage.setItem("theme", "dark");
  });
  await page.goto(`/notes/${note}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto("/account");
  await page.getByText(student.email).waitFor();
  expect(await kept(page)).toContain("theme");

  await page.getByRole("button", { name: "Erase everything…" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase everything?" });
  await dialog.getByText("You have 2 credits left. They are lost, and not paid out.").waitFor();
  const erase = dialog.getByRole("button", { name: "Erase everything" });
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel("Type erase to go on").fill("Erase");
  await erase.click();

  await page.getByText("Your account is erased").waitFor();
  expect(await kept(page)).toEqual([]);
  await expect(callApi(student, "GET", "/me")).rejects.toThrow("InitiateAuth");
});

test("who changes their mind keeps everything", async ({ client }) => {
  const student = await createUser();
  const { page } = client;
  await client.signIn(student);
  await page.goto("/account");

  await page.getByRole("button", { name: "Erase everything…" }).click();
  await page.getByRole("button", { name: "Keep my account" }).click();

  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await callApi(student, "GET", "/credits")).toEqual({ credits: 3 });
});

test("before that everything can be taken, as one ZIP", async ({ client }) => {
  const { page } = client;
  const student = await createUser();
  await createNote(student, { file: ENGLISH }, LINK);
  await client.signIn(student);
  await page.goto("/account");
  await page.getByRole("button", { name: "Pack everything into a ZIP" }).click();
  const link = page.getByRole("link", { name: /^Download the ZIP/ });
  await link.waitFor();
  const coming = page.waitForEvent("download");
  await link.click();
  const zip = readFileSync(await (await coming).path(), "latin1");
  expect(zip.slice(0, 2)).toBe("PK");
  expect(["note.json", "note.pdf"].filter((name) => !zip.includes(name))).toEqual([]);
});
