import { expect, test } from "vitest";
import { formatTime } from "./formatTime";

test.each([
  [0, "0:00"],
  [67.9, "1:07"],
  [3723, "1:02:03"],
  [18002, "5:00:02"],
])("%d seconds are written %s", (seconds, written) => {
  expect(formatTime(seconds)).toBe(written);
});
