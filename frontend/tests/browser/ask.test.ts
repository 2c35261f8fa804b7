/** One finds what was said in any of one's videos, and asks one of them. */
import { afterAll, beforeAll, expect } from "vitest";
import { axeViolations } from "./axe";
import { closeBrowser, signedInStorage, test, type KeptSignIn } from "./browserClient";
import { CHINESE, ENGLISH } from "./lectures";
import { createNote, createUser } from "./users";

let session: KeptSignIn;
let bees: string | null;
let porcelain: string | null;

beforeAll(async () => {
  const student = await createUser();
  bees = await createNote(student, { file: ENGLISH }, "https://youtu.be/hQVTIJBZook");
  porcelain = await createNote(student, { file: CHINESE }, "https://youtu.be/jNQXAC9IVRw");
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

test("a sentence of either video is found, and opens at its second", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await page.goto("/");
  await page.getByRole("link", { name: "Search all that is said" }).click();
  const field = page.getByRole("searchbox", { name: "Words that were said or noted" });
  await field.fill("waggle dance");
  await field.press("Enter");
  const said = page.locator("li", { hasText: "Said" }).getByRole("link").first();
  await said.waitFor();
  await page.getByText(/in 2 notes\.$/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const sentence = (await said.textContent()) ?? "";
  const href = (await said.getAttribute("href")) ?? "";
  expect(href).toMatch(new RegExp(`^/notes/${bees}\\?tab=transcript&t=\\d+$`));
  await said.click();
  await page.getByText(sentence).first().waitFor();
  const second = /t=(\d+)/.exec(href)?.[1];
  expect(new URL(page.url()).searchParams.get("t")).toBe(second);

  await page.goto("/search?q=%E7%93%B7%E5%99%A8%E5%A4%96%E9%9D%A2");
  await page.locator(`a[href^="/notes/${porcelain}"]`).first().waitFor();
  await page.goto("/search?q=volcanology");
  await page.getByRole("heading", { name: "Nothing found" }).waitFor();
});

test.for([{ narrow: false }, { narrow: true }])(
  "what is said is answered with its times, of what is not the nearest places: %o",
  async (look, { client }) => {
    const { page } = client;
    await client.setAppearance(look);
    await client.restoreSession(session);
    await page.goto(`/notes/${bees}`);
    await page.getByRole("tab", { name: "Ask" }).click();
    const field = page.getByLabel("Ask this video");
    await field.fill("Which dance does the bee dance when she comes back?");
    await field.press("Enter");
    await page.getByText("This is said:").waitFor();
    await page.getByText(/^1[89] questions left$/).waitFor(); // the second look asks the same again
    const time = page.locator(".answered .time").first();
    const link = (await time.getAttribute("href")) ?? "";
    expect(link).toMatch(/[?&]t=\d+/);
    expect(await axeViolations(page)).toEqual([]);

    await field.fill("Which volcano erupted in Iceland?");
    await field.press("Enter");
    await page
      .getByText("No line of this video says this in these words. It may be said in others.")
      .waitFor();
    await page.getByText("18 questions left").waitFor();
  },
);
