import type { Route } from "playwright-core";
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

const COURSE_ID = "0".repeat(32);
const LINE = {
  ...{ note_id: "1".repeat(32), youtube_id: "video000001", title: "Lecture 1", subject: "", kind: "said" },
  ...{ text: "A wave carries energy, and no matter.", start: 83.4 },
};
/** A course of two videos, one of which has notes: its videos' captions no journey reaches. */
const HALF_DONE = {
  ...{ course_id: COURSE_ID, title: "Waves", url: PLAYLIST, created_at: "2026-12-01T09:00:00.000Z" },
  ...{ video_count: 2, waiting: 0, stopped: "", state: "ended", questions_left: 20, question_packs: 0 },
  videos: [1, 2].map((number) => ({
    ...{ youtube_id: `video00000${number}`, title: `Lecture ${number}`, seconds: 600 },
    ...(number === 1
      ? {
          turn: "taken",
          video: { video_id: LINE.note_id, note_id: LINE.note_id, title: "Lecture 1", error: null },
        }
      : { turn: "left_out", video: null }),
  })),
};
const ANSWER = {
  ...{ question: "What does a wave carry?", said: true, writer: "outline", sentences: [], excerpts: [LINE] },
  ...{ left_out: 0, notes: 1, videos: 2, questions_left: 19, question_packs: 0 },
};

test.for([{ narrow: false }, { narrow: true, dark: true }])(
  "a course is searched and asked as a whole, and its file that cannot be made is told: %o",
  async (look, { client }) => {
    const { page } = client;
    await client.setAppearance(look);
    await client.signIn(await createUser());
    const answered = (json: object) => (route: Route) =>
      route.request().resourceType() === "document" ? route.fallback() : route.fulfill({ json });
    await page.route(`**/courses/${COURSE_ID}`, answered(HALF_DONE));
    await page.route(`**/courses/${COURSE_ID}/questions`, answered(ANSWER));
    await page.route("**/search?*", answered({ places: [LINE], notes: 1, pending: 0 }));
    await page.goto(`/courses/${COURSE_ID}`);
    await page.getByText("Search this course").click();
    await page.getByLabel("Words said or noted in this course").fill("wave");
    await page.keyboard.press("Enter");
    await page.getByText("1 place in 1 note.").waitFor();
    await page.getByText("Ask this course", { exact: true }).click();
    await page.getByLabel("Ask all videos of this course").fill(ANSWER.question);
    await page.keyboard.press("Enter");
    await page.getByText("1 of 2 videos were read.").waitFor();
    const place = page.getByRole("link", { name: "Lecture 1 1:23" });
    expect(await place.getAttribute("href")).toBe(`/notes/${LINE.note_id}?tab=transcript&t=83`);
    await page.getByText("Files of the whole course").click();
    const deck = page.getByRole("button", { name: "Anki deck" });
    await deck.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // The service knows no such course: what it says to that is told beside the buttons.
    client.expectError(/status of 404 .*\/artifacts\/anki/);
    await deck.click();
    await page.getByText("The file was not made").waitFor();
    expect(await axeViolations(page)).toEqual([]);
  },
);
