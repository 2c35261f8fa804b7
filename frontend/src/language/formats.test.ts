import { expect, test } from "vitest";
import { formatDate } from "./formats";

const DAY = { dateStyle: "long", timeZone: "UTC" } as const;

test("a date is written out, and what is none breaks no page", () => {
  expect(formatDate("2026-12-01T12:00:00Z", DAY)).toBe("December 1, 2026");
  expect(formatDate("<script>alert(1)</script>", DAY)).toBe("");
});
