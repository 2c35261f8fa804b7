import { expect, test } from "vitest";
import { type LedgerEntry, describeEntry, formatAmount } from "./ledgerEntry";

const USED: LedgerEntry = {
  transaction_id: "settle#1",
  amount: 0,
  type: "usage",
  reason: "used",
  video_id: "1",
  package: null,
  price: null,
  currency: null,
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

test.each([
  [5, "+5"],
  [-1, "\u22121"],
  [0, "0"],
])("%d is written %s", (amount, words) => {
  expect(formatAmount(amount)).toBe(words);
});
