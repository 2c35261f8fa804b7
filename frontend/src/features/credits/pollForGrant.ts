import { type LedgerEntry, purchaseKey } from "./ledgerEntry";

/** Seconds between looks: Stripe mostly tells within one or two, and tries again for days. */
const DELAYS = [1, 1, 1, 2, 2, 3, 5, 5, 10, 10, 20];

/**
 * Look into the ledger until it holds a payment's credits; false when it did not in a minute.
 * Rejects when `signal` is aborted. A look that fails is no answer: the next may succeed.
 */
export async function pollForGrant(
  paymentIntent: string,
  latest: () => Promise<LedgerEntry[]>,
  pause: (seconds: number) => Promise<void>,
): Promise<boolean> {
  const key = purchaseKey(paymentIntent);
  for (const seconds of DELAYS) {
    await pause(seconds);
    const entries = await latest().catch((): LedgerEntry[] => []);
    if (entries.some((entry) => entry.transaction_id === key)) return true;
  }
  return false;
}
