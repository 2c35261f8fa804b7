import { expect, test } from "vitest";
import { formatDuration, formatTime } from "./formatTime";

test.each([
  [0, "0:00"],
  [67.9, "1:07"],
  [3723, "1:02:03"],
  [18002, "5:00:02"],
])("%d seconds are written %s", (seconds, written) => {
  expect(formatTime(seconds)).toBe(written);
});

test.each([
  [45, "45 s"],
  [480, "8 min"],
  [3600, "1 h"],
  [18120, "5 h 2 min"],
])("%d seconds last %s", (seconds, said) => {
  expect(formatDuration(seconds)).toBe(said);
});
