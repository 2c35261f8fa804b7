import { expect, test } from "vitest";
import { refundMessage, failureMessage, stepLabel } from "./messages";

const FIRST = { attempt: 1, max_attempts: 3, next_try_at: null };

test.each([
  ["write", "processing", "Writing the notes"],
  ["tomorrows", "processing", "Working on it"],
  ["tomorrows", "queued", "Waiting"],
] as const)("%s, %s", (current_step, status, expected) => {
  expect(stepLabel({ ...FIRST, current_step, status })).toBe(expected);
});

test("another attempt says which, and when", () => {
  const waiting = { current_step: "retrying", status: "queued", attempt: 2, max_attempts: 3 } as const;
  expect(stepLabel({ ...waiting, next_try_at: null })).toBe("Trying again (2 of 3)");
  const told = stepLabel({ ...waiting, next_try_at: "2027-01-15T08:00:30.000Z" });
  expect(told).toMatch(/^Trying again at \d+:00.* \(2 of 3\)$/);
});

test("a credit is back only when the ledger says so", () => {
  const error = { code: "private", message: "", retryable: false };
  expect(refundMessage({ ...error, refunded: true })).toBe("Your credit is back.");
  expect(refundMessage({ ...error, refunded: false })).not.toContain("is back");
});

test("advice for a command line is not shown to a user of the web app", () => {
  const error = { code: "blocked", message: "Set STUDYBUDDY_PROXY", retryable: true, refunded: true };
  expect(JSON.stringify(failureMessage(error))).not.toContain("STUDYBUDDY_PROXY");
});

test("a failure without words of ours is told in its own", () => {
  const error = { code: "crashed", message: "It broke down.", retryable: true, refunded: true };
  expect(failureMessage(error)).toEqual({
    what: "It broke down.",
    next: "Trying again may help.",
    offer: "again",
  });
});
