import { expect, test } from "vitest";
import { lastStarted, videoEnd, isCitedAt, youtubeLink, citedStart } from "./time";

const SEGMENTS = [0, 10, 25].map((start) => ({ start, end: start + 5, text: "", speaker: "", marks: [] }));

test("a claim starts with the first segment it cites, in whatever order it cites them", () => {
  expect(citedStart([2, 1], SEGMENTS)).toBe(10);
  expect(citedStart([], SEGMENTS)).toBeNull();
  expect(citedStart([9], SEGMENTS)).toBeNull();
});

test("a claim is said while one of its segments is, and not between them", () => {
  expect([4.9, 5, 12, 17, 26].map((now) => isCitedAt([0, 2], SEGMENTS, now))).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
});

test("the last that has begun is playing", () => {
  expect([-1, 0, 9.9, 10, 99].map((now) => lastStarted(SEGMENTS, now))).toEqual([-1, 0, 0, 1, 2]);
  expect(lastStarted([], 5)).toBe(-1);
});

test("a video lasts as long as it says, or as it is spoken in", () => {
  expect([videoEnd(SEGMENTS, 0), videoEnd(SEGMENTS, 60), videoEnd([], 0)]).toEqual([30, 60, 0]);
});

test("a link leads to the second on YouTube", () => {
  expect(youtubeLink("hQVTIJBZook", 67.9)).toBe("https://youtu.be/hQVTIJBZook?t=67");
  expect(youtubeLink("../me?", 1)).toBe("https://youtu.be/..%2Fme%3F?t=1");
});
