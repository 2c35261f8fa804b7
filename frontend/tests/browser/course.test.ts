import { afterAll, expect } from "vitest";
import { axeViolations } from "./axe";
import { closeBrowser, test } from "./browserClient";
import { callApi, createUser } from "./users";

afterAll(closeBrowser);

const PLAYLIST = "https://www.youtube.com/playlist?list=PLwaves";
const video = (number: number) => ({
  youtube_id: `video00000${number}`,
  title: `Lecture ${number}`,
  ...{ channel: "Physics", seconds: 600, captions: "", language: "", words: 1700, note_id: null, code: "" },
  message: "",
});
/** What YouTube would tell of a playlist. All else is the real service; `playlist.test.ts` asks it. */
const PREVIEWED = {
  ...{
    format: "",
    format_title: "",
    encoding: "",
    cues: 0,
    words: 0,
    speakers: [],
    language: "und",
    title: "",
  },
  ...{ estimated: false, start: 0, end: 0, offset: 0, lines: [], warnings: [], video: null },
  course: { title: "Waves", url: PLAYLIST, words_per_credit: 30_000, videos: [1, 2, 3, 4].map(video) },
};

test("a playlist is seen, ordered as a course, stopped without credits, cancelled and deleted", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  await client.signIn(student);
  await page.route("**/previews", (route) =>
    route.request().method() === "POST" ? route.fulfill({ json: PREVIEWED }) : route.fallback(),
  );
  await page.getByLabel("Link of a YouTube video").fill(PLAYLIST);
  await page.getByRole("button", { name: "See what it holds" }).click();
  await page.getByRole("button", { name: "See what they hold" }).waitFor();
  await page.reload(); // without the styles of the page before
  await page.getByRole("button", { name: "See what they hold" }).click();
  await page.getByText("4 videos found").waitFor();
  await page.getByText("4 videos, about 4 credits; you have 3.").waitFor();
  const options = page.locator(".options-summary");
  expect(await options.evaluate((summary) => getComputedStyle(summary).display)).toBe("flex");
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Make notes of 4 videos" }).click();

  await page.getByRole("heading", { level: 1, name: "Waves" }).waitFor();
  await page.getByText("Your credits have run out").waitFor();
  await page.getByText("1 video waiting").waitFor();
  expect(await page.locator(".course-videos .line-title").allTextContents()).toEqual(
    [1, 2, 3, 4].map((number) => `Lecture ${number}`),
  );
  expect(await axeViolations(page)).toEqual([]);
  await page.goto("/");
  await page.getByRole("region", { name: "Courses" }).getByRole("link", { name: "Waves" }).click();

  await page.getByRole("button", { name: "Cancel the rest" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the rest" }).click();
  await page.getByText("left out").waitFor();
  await expect
    .poll(async () => (await callApi<{ credits: number }>(student, "GET", "/me")).credits, {
      timeout: 60_000,
    })
    .toBe(3);
  await page.reload();
  await page.getByRole("button", { name: "Delete the course" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the course" }).click();
  await page.getByLabel("Link of a YouTube video").waitFor();
  await expect
    .poll(async () => (await callApi<{ courses: object[] }>(student, "GET", "/courses")).courses)
    .toEqual([]);
  expect(client.externalRequests).toEqual([]);
});
