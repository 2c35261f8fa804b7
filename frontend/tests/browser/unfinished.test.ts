import type { Page } from "playwright-core";
import { afterAll, expect, onTestFinished } from "vitest";
import { axeViolations } from "./axe";
import { closeBrowser, test } from "./browserClient";
import { callApi, createUser, writeSections } from "./users";

const LINK = "https://www.youtube.com/watch?v=9yY3RB_GSPM";

afterAll(closeBrowser);

const part = (page: Page, number: number) =>
  page.getByRole("heading", { level: 2, name: new RegExp(`^Part ${number} of the lecture`) });

test("the first section is read while others are written; nothing that is read moves, and what fails stays", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  const { video_id } = await callApi<{ video_id: string }>(student, "POST", "/videos/submit", {
    youtube_url: LINK,
  });
  const writer = await writeSections(video_id);
  onTestFinished(writer.stop);
  await client.signIn(student);
  await writer.next("1");
  await page.getByRole("link", { name: "Read the section that is written" }).click();
  await part(page, 1).waitFor();
  await page.getByText("Unfinished", { exact: true }).waitFor();
  const second = page.getByRole("link", { name: "Watch from 0:20" });
  expect(await second.getAttribute("href")).toBe("https://www.youtube.com/watch?v=9yY3RB_GSPM&t=20");
  expect(await axeViolations(page)).toEqual([]);

  const before = await part(page, 1).boundingBox();
  await writer.next("3");
  await part(page, 3).waitFor();
  await page.getByRole("status").getByText("Section 3 is readable").waitFor({ state: "attached" });
  expect(await part(page, 1).boundingBox()).toEqual(before);

  await writer.next("fail");
  await page.getByText(/Your credit is back\. What is written stays here, unfinished/).waitFor();
  expect(await part(page, 3).count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);

  await page.reload();
  await part(page, 3).waitFor();
  await page.getByText("This is as far as it came").waitFor();
  await page.getByRole("link", { name: "3 credits" }).waitFor();
  await page.goto("/");
  await page.getByRole("link", { name: "Read the 3 sections that are written" }).waitFor();
  expect(client.externalRequests).toEqual([]);
});
