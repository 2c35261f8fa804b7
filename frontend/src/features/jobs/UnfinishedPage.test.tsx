import type { Video } from "@/api/video";
import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { show } from "../../../tests/captions/world";
import UnfinishedPage from "./UnfinishedPage";

afterEach(() => vi.unstubAllGlobals());

const ID = "a".repeat(32);
const WRITING: Video = { ...QUEUED, video_id: ID, status: "processing", current_step: "write", progress: 30 };

function section(number: number) {
  const start = 60 * number;
  const points = [{ text: `Enzymes lower barrier ${number}.`, kind: "definition", start: start + 7 }];
  return { title: `Part ${number}`, start, end: start + 60, points };
}

/** A service whose video has come to something else each time it is asked after. */
function world(first: Partial<Video>) {
  const now: { video: Video } = { video: { ...WRITING, ...first } };
  const shown = show(<UnfinishedPage id={ID} />, {
    [`GET /videos/${ID}`]: () => Response.json(now.video),
    [`GET /videos/${ID}/sections`]: () =>
      Response.json({
        video_id: ID,
        sections: Array.from({ length: now.video.readable }, (_, at) => section(at + 1)),
      }),
  });
  const becomes = async (change: Partial<Video>) => {
    now.video = { ...now.video, ...change };
    // A tab that is shown again asks at once.
    await act(async () => document.dispatchEvent(new Event("visibilitychange")));
  };
  return { ...shown, becomes };
}

const titles = () => screen.queryAllByRole("heading", { level: 2 }).map((one) => one.textContent);

test("sections come below those that are there, each is announced, and a poll sends none again", async () => {
  const { becomes, of } = world({ readable: 1 });
  const first = await screen.findByRole("heading", { name: /^Part 1/ });
  expect(screen.getByText("Unfinished")).toBeTruthy();
  const time = screen.getByRole("link", { name: /1:07/ });
  expect(time.getAttribute("href")).toBe("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=67");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Section 1 is readable"));
  await becomes({ progress: 40 });
  expect(of(`GET /videos/${ID}/sections`)).toHaveLength(1);
  await becomes({ readable: 3 });
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Section 3 is readable"));
  expect(titles()).toHaveLength(3);
  expect(screen.getByRole("heading", { name: /^Part 1/ })).toBe(first);
  expect(of(`GET /videos/${ID}/sections`)).toHaveLength(2);
});

test("when the notes are finished what one reads stays, and the way to them is told below it", async () => {
  const { becomes } = world({ readable: 2 });
  await screen.findByRole("heading", { name: /^Part 2/ });
  await becomes({ status: "completed", current_step: "done", progress: 100, readable: 0, note_id: ID });
  const link = await screen.findByRole("link", { name: "Read the finished notes" });
  expect(link.getAttribute("href")).toBe(`/notes/${ID}`);
  expect(screen.getByRole("status").textContent).toBe("The notes are finished.");
  expect(titles()).toHaveLength(2);
});

test("when it fails what was readable stays, and the credit is back", async () => {
  const { becomes } = world({ readable: 1 });
  await screen.findByRole("heading", { name: /^Part 1/ });
  const error = { code: "malformed", message: "", retryable: true, refunded: true };
  await becomes({ status: "failed", error, credits_back: 1 });
  await screen.findByText(/Your credit is back\. What is written stays here, unfinished/);
  expect([titles().length, screen.queryByRole("progressbar")]).toEqual([1, null]);
  expect(screen.getByText("Unfinished")).toBeTruthy();
});

test("a video whose notes are there leads to them", async () => {
  world({ status: "completed", note_id: ID });
  await waitFor(() => expect(window.location.pathname).toBe(`/notes/${ID}`));
});
