import type { Schema } from "@/api/client";
import { messages } from "@/language/messages";
import { titleOf } from "@/api/video";

export type LedgerEntry = Schema<"CreditEntry">;

/** What a line of the ledger was, in words. */
export function describeEntry({ reason, type, amount }: LedgerEntry): string {
  const { entries, entry } = messages().credits;
  if (reason === "cancelled" && amount === 0) return entry.cancelledSpent;
  if (reason === "cancelled" && amount > 1) return entry.cancelledMany;
  if (Object.hasOwn(entries, reason)) return entries[reason as keyof typeof entries];
  if (type === "purchase") return entry.bought;
  if (type === "refund") return amount > 1 ? entry.failedMany : entry.failed;
  return entry.used;
}

type NoteCredits = NonNullable<LedgerEntry["note"]>;

/** What a note is called in the history; of one that was deleted nothing is known any more. */
export function noteName({ title, youtube_id }: NoteCredits): string {
  return youtube_id ? titleOf({ title, youtube_id }) : messages().credits.note.deleted;
}

/** How what a note cost came about. */
export function describeNote({ charged, back, ended }: NoteCredits): string {
  const words = messages().credits.note;
  if (ended === null) return words.ordered(charged);
  if (ended === "used") return words.made(charged);
  const what = ended === "cancelled" ? words.cancelled : words.failed;
  if (back === 0) return words.spent(what);
  return back < charged ? words.partBack(what, back, charged) : words.back(what, back);
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
