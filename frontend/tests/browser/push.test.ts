import type { Page } from "playwright-core";
import { afterAll, expect, onTestFinished } from "vitest";
import { closeBrowser, test } from "./browserClient";
import { callApi, createUser, writeSections } from "./users";

const LINK = "https://www.youtube.com/watch?v=9yY3RB_GSPM";

afterAll(closeBrowser);

/** How often the page asks how far a video is, opens a connection to be told, and is told. */
function counted(page: Page, id: string) {
  const times = { polls: 0, connections: 0, told: 0 };
  page.on("request", (request) => {
    if (request.method() === "GET" && request.url().endsWith(`/videos/${id}`)) times.polls += 1;
  });
  page.on("websocket", (socket) => {
    times.connections += 1;
    socket.on("framereceived", () => (times.told += 1));
  });
  return times;
}

const part = (page: Page, number: number) =>
  page.getByRole("heading", { level: 2, name: new RegExp(`^Part ${number} of the lecture`) });
const second = () => new Promise((done) => setTimeout(done, 1_000));

test("a video is told of: a page asks once when it is connected, and once when the video has ended", async ({
  client,
}) => {
  const { page } = client;
  const student = await createUser();
  const order = { youtube_url: LINK };
  const { video_id } = await callApi<{ video_id: string }>(student, "POST", "/videos/submit", order);
  const writer = await writeSections(video_id);
  onTestFinished(writer.stop);
  await client.signIn(student);
  await writer.next("1");
  await page.getByRole("link", { name: "Read the section that is written" }).click();
  await part(page, 1).waitFor();
  await page.reload();
  const times = counted(page, video_id);
  await page.reload();
  await part(page, 1).waitFor();
  await second();
  await second();
  await second();
  const before = times.polls;
  for (let sections = 2; sections < 8; sections++) {
    await writer.next(String(sections));
    await part(page, sections).waitFor();
    await second();
  }
  expect(times.polls).toBe(before);
  await writer.next("fail");
  await page.getByText(/Your credit is back\. What is written stays here, unfinished/).waitFor();
  expect(times.polls).toBe(before + 1);
  expect(times.connections).toBe(1);
});

test("a connection is lost in the middle: polling takes over, nothing comes twice, and it is told again", async ({
  client,
}) => {
  const { page } = client;
  client.expectError(/status of 503/);
  const student = await createUser();
  const order = { youtube_url: LINK };
  const { video_id } = await callApi<{ video_id: string }>(student, "POST", "/videos/submit", order);
  const writer = await writeSections(video_id);
  onTestFinished(writer.stop);
  await client.signIn(student);
  await page.goto(`/videos/${video_id}`);
  const times = counted(page, video_id);
  await page.reload();
  // What is not open yet cannot be cut.
  const told = () => writer.next("1").then(() => times.told);
  await expect.poll(told, { timeout: 20_000, interval: 1_000 }).toBeGreaterThan(0);
  await part(page, 1).waitFor();
  expect(times.connections).toBe(1);

  await page.route("**/push-tickets", (route) => route.fulfill({ status: 503, json: {} }));
  const lost = times.polls;
  await writer.next("cut");
  await writer.next("2"); // which tells nobody
  await part(page, 2).waitFor();
  expect(times.polls).toBeGreaterThan(lost);
  expect(times.connections).toBe(1);

  await page.unroute("**/push-tickets");
  await expect.poll(() => times.connections, { timeout: 90_000 }).toBe(2);
  for (let waited = 0; waited < 4; waited++) await second();
  const back = times.polls;
  await writer.next("3");
  await part(page, 3).waitFor();
  expect(times.polls).toBe(back);
  expect(await page.getByRole("heading", { level: 2, name: /^Part \d of the lecture/ }).count()).toBe(3);
  await writer.next("fail");
  await page.getByText(/Your credit is back/).waitFor();
});
