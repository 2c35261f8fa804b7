import { expect, test } from "vitest";
import { formatRemaining, pollDelay, estimateSecondsLeft } from "./timing";

test("a job is asked after slower and slower, up to a limit", () => {
  expect([0, 5_000, 30_000, 60_000, 3_600_000].map((ms) => pollDelay(ms, "queued"))).toEqual([
    1_000, 1_000, 3_000, 6_000, 15_000,
  ]);
});

test("what waits for its user is asked after now and then", () => {
  expect([0, 3_600_000].map((ms) => pollDelay(ms, "needs_captions"))).toEqual([60_000, 60_000]);
});

test("what remains is judged by the pace so far", () => {
  expect(estimateSecondsLeft({ at: 0, percent: 10 }, { at: 20_000, percent: 30 })).toBe(70);
});

test.each([
  ["no progress yet", { at: 60_000, percent: 10 }],
  ["too short a look", { at: 1_000, percent: 50 }],
])("nothing is said of the time: %s", (_, last) => {
  expect(estimateSecondsLeft({ at: 0, percent: 10 }, last)).toBe(null);
});

test("time is told roughly", () => {
  expect([10, 70, 200, 7_200].map(formatRemaining)).toEqual([
    "less than a minute left",
    "about a minute left",
    "about 3 minutes left",
    "more than an hour left",
  ]);
});
