/** The list of notes, and what else names them. */
import { afterAll, beforeAll, expect } from "vitest";
import { ENGLISH } from "./lectures";
import { callApi, createNote, createUser, type TestUser } from "./users";
import { closeBrowser, signedInStorage, test, type KeptSignIn } from "./browserClient";

const TALK = "https://youtu.be/hQVTIJBZook";
let student: TestUser;
let session: KeptSignIn;

beforeAll(async () => {
  student = await createUser();
  for (const template of ["lecture", "cornell"]) await createNote(student, { file: ENGLISH, template }, TALK);
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

test("two notes of one name are told apart", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto("/");
  await page.locator(".line").nth(1).waitFor();
  const titles = await page.locator(".line-title").allTextContents();
  const facts = await page.locator(".line-facts").allTextContents();
  expect([new Set(titles).size, new Set(facts).size]).toEqual([1, 2]);
});

test("the history of credits has a row for each note, and names it", async ({ client }) => {
  const { page } = client;
  const { videos } = await callApi<{ videos: { title: string }[] }>(student, "GET", "/videos");
  await client.restoreSession(session);
  await page.goto("/credits");
  const rows = page.locator(".ledger tbody tr");
  await rows.last().getByText("Welcome credits").waitFor();
  const told = await rows.allTextContents();
  expect(told.map((row) => videos.filter(({ title }) => row.includes(title)).length > 0)).toEqual([
    true,
    true,
    false,
  ]);
});

test("a note that is renamed in the list is called so in the history", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto("/");
  await page
    .getByRole("button", { name: /^Rename / })
    .first()
    .click();
  await page.getByLabel("Title").fill("How bees decide");
  await page.keyboard.press("Enter");
  await page.locator(".library").getByRole("link", { name: "How bees decide" }).waitFor();
  await page.goto("/credits");
  await page.getByRole("cell").getByRole("link", { name: "How bees decide" }).waitFor();
});

test("somebody new finds one field, and an example", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(await signedInStorage(await createUser()));
  await page.goto("/");
  await page.getByRole("link", { name: "Open an example" }).waitFor();
  const fields = page.locator("main").locator("input, select, textarea");
  expect(await fields.filter({ visible: true }).count()).toBe(1);
});
