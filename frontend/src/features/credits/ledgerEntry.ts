import type { Schema } from "@/api/client";
import { titleOf } from "@/api/video";

export type LedgerEntry = Schema<"CreditEntry">;

const ENTRY_DESCRIPTIONS = new Map([
  ["signup", "Welcome credits"],
  ["signup_again", "No welcome credits: this e-mail address was given them before"],
  ["video", "Notes ordered"],
  ["used", "Notes finished: the credit is spent"],
  ["cancelled", "Order cancelled: your credit is back"],
  ["erasure", "Account erased"],
  ["stripe-refund", "Payment refunded: its credits went back"],
  ["dispute", "Payment disputed: its credits went back"],
  ["stripe-refund-failed", "Refund failed: your credits are back"],
  ["dispute-won", "Dispute ended in our favour: your credits are back"],
  ["forgiven", "What was owed for a dispute was let off"],
]);

/** What a line of the ledger was, in words. */
export function describeEntry(entry: LedgerEntry): string {
  if (entry.reason === "cancelled" && entry.amount === 0) return "Order cancelled: its words were paid for";
  if (entry.reason === "cancelled" && entry.amount > 1) return "Order cancelled: your credits are back";
  const known = ENTRY_DESCRIPTIONS.get(entry.reason);
  if (known) return known;
  if (entry.type === "purchase") return "Credits bought";
  if (entry.type === "refund") {
    return entry.amount > 1 ? "Notes failed: your credits are back" : "Notes failed: your credit is back";
  }
  return "Credit used";
}

type NoteCredits = NonNullable<LedgerEntry["note"]>;

/** What a note is called in the history; of one that was deleted nothing is known any more. */
export function noteName({ title, youtube_id }: NoteCredits): string {
  return youtube_id ? titleOf({ title, youtube_id }) : "Notes that you deleted";
}

/** How what a note cost came about. */
export function describeNote({ charged, back, ended }: NoteCredits): string {
  if (ended === null) return `Ordered: ${count(charged)} charged`;
  if (ended === "used") return `Made: ${count(charged)} used`;
  const what = ended === "cancelled" ? "Cancelled" : "Failed";
  if (back === 0) return `${what}: its words were paid for`;
  return `${what}: ${back < charged ? `${back} of ${count(charged)}` : count(back)} came back`;
}

function count(credits: number): string {
  return `${credits} ${credits === 1 ? "credit" : "credits"}`;
}

/** `+5`, `−1`, or `0` where only a state changed. */
export function formatAmount(amount: number): string {
  if (amount === 0) return "0";
  return amount > 0 ? `+${amount}` : `\u2212${-amount}`;
}

const PURCHASE = "purchase#";

/** The key by which the ledger knows a payment: what was granted once is there once. */
export function purchaseKey(paymentIntent: string): string {
  return `${PURCHASE}${paymentIntent}`;
}

/** The payment behind an entry; empty where nothing was bought. */
export function paymentOf({ transaction_id }: Pick<LedgerEntry, "transaction_id">): string {
  return transaction_id.startsWith(PURCHASE) ? transaction_id.slice(PURCHASE.length) : "";
}
