import { expect, test } from "vitest";
import { type LedgerEntry, describeEntry, describeNote, formatAmount, noteName } from "./ledgerEntry";

const USED: LedgerEntry = {
  transaction_id: "settle#1",
  amount: 0,
  type: "usage",
  reason: "used",
  video_id: "1",
  package: null,
  price: null,
  currency: null,
  note: null,
  created_at: "2026-11-01T10:00:00.000Z",
};

test.each<[Partial<LedgerEntry>, string]>([
  [{ type: "purchase", reason: "signup" }, "Welcome credits"],
  [{ type: "purchase", reason: "purchase" }, "Credits bought"],
  [{ type: "usage", reason: "video" }, "Notes ordered"],
  [{}, "Notes finished: the credit is spent"],
  [{ type: "refund", reason: "no_words" }, "Notes failed: your credit is back"],
  [{ type: "refund", reason: "cancelled", amount: 1 }, "Order cancelled: your credit is back"],
  [{ type: "refund", reason: "cancelled", amount: 2 }, "Order cancelled: your credits are back"],
  [{ type: "usage", reason: "cancelled", amount: 0 }, "Order cancelled: its words were paid for"],
  [{ type: "refund", reason: "no_words", amount: 3 }, "Notes failed: your credits are back"],
  [{ type: "refund", reason: "dispute" }, "Payment disputed: its credits went back"],
  [{ type: "refund", reason: "dispute-won" }, "Dispute ended in our favour: your credits are back"],
  [
    { type: "purchase", reason: "signup_again" },
    "No welcome credits: this e-mail address was given them before",
  ],
  [{ type: "usage", reason: "something new" }, "Credit used"],
  [{ type: "usage", reason: "toString" }, "Credit used"],
])("%o is told as %s", (given, words) => {
  expect(describeEntry({ ...USED, ...given })).toBe(words);
});

const NOTE = { charged: 1, back: 0, ended: null, title: "Waves", youtube_id: "x", note_id: null };

test.each<[Partial<NonNullable<LedgerEntry["note"]>>, string]>([
  [{}, "Ordered: 1 credit charged"],
  [{ ended: "used", charged: 3 }, "Made: 3 credits used"],
  [{ ended: "private", back: 1 }, "Failed: 1 credit came back"],
  [{ ended: "cancelled", charged: 3, back: 2 }, "Cancelled: 2 of 3 credits came back"],
  [{ ended: "cancelled" }, "Cancelled: its words were paid for"],
])("what came of a note's credits, %o, is told as %s", (given, words) => {
  expect(describeNote({ ...NOTE, ...given })).toBe(words);
});

test.each([
  [{}, "Waves"],
  [{ title: "" }, "Video x"],
  [{ title: "", youtube_id: null }, "Notes that you deleted"],
])("a note of %o is called %s", (given, name) => {
  expect(noteName({ ...NOTE, ...given })).toBe(name);
});

test.each([
  [5, "+5"],
  [-1, "\u22121"],
  [0, "0"],
])("%d is written %s", (amount, words) => {
  expect(formatAmount(amount)).toBe(words);
});
