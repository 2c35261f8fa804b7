import { messages } from "@/language/messages";
import type { PaymentIntentResult } from "@stripe/stripe-js";

/** How a payment stands, as far as the browser can know: only the ledger says what was granted. */
export type PaymentOutcome = { kind: "paid" | "pending" | "cancelled" } | PaymentFailure;

export interface PaymentFailure {
  kind: "declined" | "unclear";
  message: string;
}

/** What Stripe's answer to a confirmation, or to the question after it, means. */
export function paymentOutcome({ error, paymentIntent }: PaymentIntentResult): PaymentOutcome {
  const words = messages().credits.checkout;
  // Paid before, by a first press whose answer was lost.
  if (error?.payment_intent?.status === "succeeded") return { kind: "paid" };
  if (error) {
    const message = error.message ?? words.failed;
    const sure = error.type === "card_error" || error.type === "validation_error";
    return { kind: sure ? "declined" : "unclear", message };
  }
  switch (paymentIntent.status) {
    case "succeeded":
      return { kind: "paid" };
    case "processing":
      return { kind: "pending" };
    case "canceled":
      return { kind: "cancelled" };
    default:
      return {
        kind: "declined",
        message: paymentIntent.last_payment_error?.message ?? words.notAgreed,
      };
  }
}

/** The payment that a bank's own page came back with. */
export interface RedirectedPayment {
  paymentIntent: string;
  clientSecret: string;
}

/** The payment that this address came back with, if it did. */
export function redirectedPayment(search: string): RedirectedPayment | null {
  const said = new URLSearchParams(search);
  const paymentIntent = said.get("payment_intent");
  const clientSecret = said.get("payment_intent_client_secret");
  return paymentIntent && clientSecret ? { paymentIntent, clientSecret } : null;
}
