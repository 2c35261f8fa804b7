import type { PaymentIntentResult } from "@stripe/stripe-js";
import { expect, test } from "vitest";
import { paymentOutcome, redirectedPayment } from "./payment";

const intent = (status: string, more: object = {}) =>
  ({ paymentIntent: { status, last_payment_error: null, ...more } }) as PaymentIntentResult;
const refused = (type: string, message?: string) => ({ error: { type, message } }) as PaymentIntentResult;

test.each([
  [intent("succeeded"), { kind: "paid" }],
  [intent("processing"), { kind: "pending" }],
  [intent("canceled"), { kind: "cancelled" }],
  [
    intent("requires_payment_method"),
    { kind: "declined", message: "Your bank did not agree to the payment." },
  ],
  [
    intent("requires_payment_method", { last_payment_error: { message: "No funds." } }),
    { kind: "declined", message: "No funds." },
  ],
  [
    refused("card_error", "Your card was declined."),
    { kind: "declined", message: "Your card was declined." },
  ],
  [{ error: { payment_intent: { status: "succeeded" } } } as PaymentIntentResult, { kind: "paid" }],
  [refused("api_connection_error"), { kind: "unclear", message: "The payment did not go through." }],
])("%o means %o", (answer, outcome) => {
  expect(paymentOutcome(answer)).toEqual(outcome);
});

test.each([
  ["?payment_intent=pi_1&payment_intent_client_secret=s", { paymentIntent: "pi_1", clientSecret: "s" }],
  ["?payment_intent=pi_1", null],
  ["", null],
])("the address %s came back with %o", (search, returned) => {
  expect(redirectedPayment(search)).toEqual(returned);
});
