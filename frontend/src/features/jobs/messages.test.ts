import { expect, test } from "vitest";
import { refundMessage, failureMessage, stepLabel } from "./messages";

test.each([
  ["write", "processing", "Writing the notes"],
  ["trying again (2 of 3)", "queued", "Trying again (2 of 3)"],
  ["a step of tomorrow", "processing", "Working on it"],
] as const)("%s", (current_step, status, expected) => {
  expect(stepLabel({ current_step, status })).toBe(expected);
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
