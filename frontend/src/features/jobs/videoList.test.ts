import type { Video } from "@/api/video";
import { expect, test } from "vitest";
import { removeVideo, appendPage, upsertVideo, type VideoList } from "./videoList";

const video = (video_id: string, progress = 0) => ({ video_id, progress }) as Video;
const ids = (list: VideoList) => list.videos.map((one) => one.video_id);
const LIST: VideoList = { videos: [video("b"), video("a")], cursor: "next" };

test("a page goes to the end, and nothing is there twice", () => {
  const list = appendPage(LIST, { videos: [video("a"), video("0")], cursor: null });
  expect([ids(list), list.cursor]).toEqual([["b", "a", "0"], null]);
});

test("a new video goes first, a known one keeps its place", () => {
  expect(ids(upsertVideo(LIST, video("c")))).toEqual(["c", "b", "a"]);
  expect(upsertVideo(LIST, video("a", 50)).videos[1]?.progress).toBe(50);
});

test("one that is gone is gone", () => {
  expect(ids(removeVideo(LIST, "b"))).toEqual(["a"]);
});
