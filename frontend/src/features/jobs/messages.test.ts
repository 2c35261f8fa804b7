import { expect, test } from "vitest";
import {
  cancelMessage,
  captionsMessage,
  confirmationMessage,
  failureMessage,
  refundMessage,
  stepLabel,
  waitingMessage,
} from "./messages";

const FIRST = { attempt: 1, max_attempts: 3, next_try_at: null };

test.each([
  ["write", "processing", "Writing the notes"],
  ["tomorrows", "processing", "Working on it"],
  ["tomorrows", "queued", "Waiting"],
  ["waiting", "needs_captions", "Waiting for captions"],
  ["waiting", "needs_confirmation", "Waiting for your word"],
  ["waiting", "waiting", "Waiting, and nothing is lost"],
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

test.each([
  ["failed", 1, 1, "Your credit is back."],
  ["failed", 3, 3, "All 3 credits are back."],
  ["failed", 1, 0, "The credit for it has not come back so far: see your credits."],
  ["cancelled", 1, 1, "Your credit is back."],
  ["cancelled", 1, 0, "Its credit is spent: a model had been paid for its words."],
  ["cancelled", 3, 0, "Its 3 credits are spent: a model had been paid for its words."],
  ["cancelled", 3, 1, "1 of its 3 credits is back; the words of the others had been begun."],
] as const)("what came back of a video that %s, of %d: %d", (status, credits, credits_back, expected) => {
  expect(refundMessage({ status, credits, credits_back })).toBe(expected);
});

test.each([
  [1, 1, "Your credit comes back."],
  [3, 3, "All 3 credits come back."],
  [1, 0, "Its credit does not come back: its words are being written, and the model is paid for that."],
  [3, 0, "Its 3 credits do not come back: its words are being written, and the model is paid for that."],
  [3, 2, "2 of its 3 credits come back; the words of the others are begun."],
])("what comes back is said before one cancels, of %d: %d", (credits, credits_back, expected) => {
  expect(cancelMessage({ credits, credits_back })).toBe(expected);
});

test("a long video is told with its length, its price, what is paid already and until when", () => {
  const waits_until = "2027-01-15T08:00:00.000Z";
  const { what, next } = confirmationMessage({ credits: 1, price: 3, words: 84_210, waits_until });
  expect(what).toBe(
    "This video is long: 84,210 words, about 8 hours of talk. Its notes take 3 credits in all.",
  );
  expect(next).toMatch(/^1 credit is paid already; the other 2 are charged when you go on\./);
  expect(next).toMatch(
    /It waits for you until .*2027.*\. After that, or if you cancel it, your credit comes back\.$/,
  );
});

test("one that grew after it was agreed to is told with what was paid", () => {
  const { next } = confirmationMessage({ credits: 3, price: 4, words: 100_000, waits_until: null });
  expect(next).toBe(
    "3 credits are paid already; the other 1 is charged when you go on. It waits for you. " +
      "After that, or if you cancel it, your credits come back.",
  );
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

const WAIT = {
  waiting_since: "2027-01-15T08:00:00.000Z",
  next_try_at: "2027-01-15T09:00:30.000Z",
  waits_until: "2027-01-16T08:00:00.000Z",
  credits: 1,
};

test.each([
  ["youtube", "YouTube does not answer us, since Friday"],
  ["claude", "The model that writes the notes does not answer us, since"],
  ["another", "The model that writes the notes does not answer us, since"],
  ["budget", "All the notes that may be written in a day are written, since"],
])("what waits for %s says so, and since when", (waits_for, expected) => {
  const { what, next } = waitingMessage({ ...WAIT, waits_for });
  expect(what).toContain(expected);
  expect(what).toMatch(/January 15, 2027/);
  expect(next).toMatch(/keeps its place.*January 16, 2027.*your credit comes back/);
  expect(next).toMatch(waits_for === "budget" ? /after midnight UTC/ : /next at \d+:00/);
});
