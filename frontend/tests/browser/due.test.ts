import { afterAll, beforeAll, expect } from "vitest";
import { checkAppearance, DISTINCT_APPEARANCES, faultsOf } from "./appearances";
import { ARABIC, ENGLISH } from "./lectures";
import { callApi, createNote, createUser, type TestUser } from "./users";
import { closeBrowser, signedInStorage, test, type KeptSignIn } from "./browserClient";

const DAYS = 86_400_000;

let student: TestUser;
let session: KeptSignIn;

beforeAll(async () => {
  student = await createUser();
  await createNote(student, { file: ARABIC }, "https://youtu.be/hQVTIJBZook");
  await createNote(student, { file: ENGLISH }, "https://youtu.be/dQw4w9WgXcQ");
  session = await signedInStorage(student);
});

afterAll(closeBrowser);

test("the cards of all notes are asked over days: by keys, a wrong answer plays, what comes back is told", async ({
  client,
}) => {
  const { page } = client;
  const due = page.locator(".review-head [role=status]");
  const ratings = page.getByRole("group", { name: "How well did you know it?" });
  const rate = async (rating: string) => {
    await page.locator(".review-card").waitFor();
    await page.keyboard.press("Space");
    await ratings.waitFor();
    await page.keyboard.press(rating);
    await ratings.waitFor({ state: "detached" });
  };
  await client.restoreSession(session);
  await page.clock.setFixedTime(new Date(Date.now() - 9 * DAYS));
  await page.goto("/");
  await page.locator(".due-link").click();
  await page.getByText("How many a day").click();
  await page.getByLabel("New cards").fill("3");
  await page.getByText("3 cards due today").waitFor();
  await page.locator(".review-card").click(); // in a field a key is what is typed
  expect(client.externalRequests).toEqual([]);

  await rate("4");
  await rate("4");
  const missed = (await page.locator(".review-asked").textContent()) ?? "";
  await rate("1");
  const told = page.frameLocator("iframe").locator("#told");
  await told.getByText(/^at /).waitFor();
  expect(client.externalRequests).toEqual(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"]);
  expect(await page.locator(".review-card:focus").textContent()).toContain(missed);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Space");
  expect(await due.textContent()).toBe("1 card due today");
  await rate("3");
  await rate("3");
  await page.getByText("Nothing is due today.").waitFor();
  await page.getByText("1 card comes back in the next 7 days.").waitFor();
  await page.getByRole("link", { name: "Study Buddy" }).click();
  await expect
    .poll(async () => (await callApi<{ reviews: unknown[] }>(student, "GET", "/reviews")).reviews.length)
    .toBe(5);

  await page.clock.setFixedTime(new Date());
  await page.reload();
  await page.getByRole("link", { name: "Due today 3 due" }).click();
  await page.getByText("6 cards due today").waitFor();
  await rate("3");
  await page.getByText("Still known on a later day: 1 of 1 in the last 30 days.").waitFor();
  await page.getByRole("button", { name: "Undo the last" }).click();
  await page.getByText("6 cards due today").waitFor();
});

test("what is due today, as it looks", async ({ client }) => {
  const { page } = client;
  await client.restoreSession(session);
  await checkAppearance(
    client,
    "due",
    async () => {
      await page.goto("/review");
      await page.locator(".review-card").waitFor();
    },
    DISTINCT_APPEARANCES,
  );
});
