import { expect, test } from "vitest";
import { captionsMessage, refundMessage, failureMessage, stepLabel } from "./messages";

const FIRST = { attempt: 1, max_attempts: 3, next_try_at: null };

test.each([
  ["write", "processing", "Writing the notes"],
  ["tomorrows", "processing", "Working on it"],
  ["tomorrows", "queued", "Waiting"],
  ["waiting", "needs_captions", "Waiting for captions"],
] as const)("%s, %s", (current_step, status, expected) => {
  expect(stepLabel({ ...FIRST, current_step, status })).toBe(expected);
});

test("another attempt says which, and when", () => {
  const waiting = { current_step: "retrying", status: "queued", attempt: 2, max_attempts: 3 } as const;
  expect(stepLabel({ ...waiting, next_try_at: null })).toBe("Trying again (2 of 3)");
  const told = stepLabel({ ...waiting, next_try_at: "2027-01-15T08:00:30.000Z" });
  expect(told).toMatch(/^Trying again at \d+:00.* \(2 of 3\)$/);
});

test("what waits for captions says why, until when, and that it costs nothing more", () => {
  const error = { code: "proof_of_origin", message: "--captions FILE", retryable: false, refunded: false };
  const { what, next } = captionsMessage({ error, waits_until: "2027-01-15T08:00:00.000Z" });
  expect(what).toBe("YouTube lists the captions of this video, but keeps them for its own player.");
  expect(next).toMatch(/with the credit that you have paid already.* until .*2027.*; after that your credit/);
});

test("why it waits is said though nothing was told of it", () => {
  const { what, next } = captionsMessage({ error: null, waits_until: null });
  expect([what, next.includes("until")]).toEqual(["YouTube gives us no captions of this video.", false]);
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

test("what only the operator can mend is said to be no fault of the user's", () => {
  const error = { code: "bad_key", message: "Check ANTHROPIC_API_KEY", retryable: false, refunded: true };
  expect(failureMessage(error).what).toBe("This is no fault of yours: something is wrong on our side.");
});

test("what says more than the table is shown as it is, with what the table offers", () => {
  const message = "Line 3 of the captions file has times that cannot be read.";
  const error = { code: "captions_unreadable", message, retryable: false, refunded: true };
  const { what, next, offer } = failureMessage(error);
  expect([what, next, offer]).toEqual([message, "", "captions"]);
});

test.each(["no_ink", "toString", ""])("a code that is not listed (%s) is told in its own words", (code) => {
  const error = { code, message: "The exporter 'ink' says: No.", retryable: true, refunded: true };
  expect(failureMessage(error)).toEqual({
    what: "The exporter 'ink' says: No.",
    next: "Trying again may help.",
    offer: "again",
  });
});
