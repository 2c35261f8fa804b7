/** What becomes of an order that nobody looks at. */
import { afterAll, expect } from "vitest";
import { callApi, createUser, refuseCaptions } from "./users";
import { closeBrowser, test } from "./browserClient";

const LINK = "https://www.youtube.com/watch?v=9yY3RB_GSPM";

declare global {
  interface Window {
    shown: Notification[];
  }
}

afterAll(closeBrowser);

test("an order that asks says so in the tab's title, and by a notification, which leads to it", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  await client.context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    window.shown = [];
    window.Notification = class extends Notification {
      constructor(...said: ConstructorParameters<typeof Notification>) {
        super(...said);
        window.shown.push(this);
      }
    };
  });
  const { video_id } = await callApi<{ video_id: string }>(student, "POST", "/videos/submit", {
    youtube_url: LINK,
  });
  await client.signIn(student);
  await page.locator(".job").waitFor();
  await page.clock.install();
  await page.getByRole("link", { name: "Credits", exact: true }).click();
  await page.getByText("Welcome credits").waitFor();
  await refuseCaptions(video_id, "proof_of_origin");
  await page.clock.fastForward(60_000);

  await expect.poll(() => page.title()).toMatch(/^A video needs captions · /);
  expect(await page.evaluate(() => window.shown.map(({ title }) => title))).toEqual([
    "A video needs captions",
  ]);
  await page.evaluate(() => window.shown[0]?.dispatchEvent(new Event("click")));
  await page.getByRole("button", { name: "Go on with these captions" }).waitFor();
  expect(await page.title()).not.toContain("needs captions");
});
