import { useEffect, useState } from "react";
import { messages } from "@/language/messages";
import { useSettings } from "@/api/ServiceContext";
import { type PaymentOutcome, paymentOutcome, redirectedPayment } from "./payment";
import { initStripe } from "./stripe";

/** The payment that a bank's own page has sent the browser back with, once Stripe says how it stands. */
export function useRedirectedPayment(): { paymentIntent: string; outcome: PaymentOutcome } | null {
  const settings = useSettings();
  const [returned] = useState(() => redirectedPayment(window.location.search));
  const [outcome, setOutcome] = useState<PaymentOutcome | null>(null);
  useEffect(() => {
    if (!returned) return;
    // The secret has done its work: it stays neither in the address nor in the history.
    window.history.replaceState(null, "", window.location.pathname);
    initStripe(settings)
      .then((stripe) => stripe.retrievePaymentIntent(returned.clientSecret))
      .then((answer) => setOutcome(paymentOutcome(answer)))
      .catch(() => setOutcome({ kind: "unclear", message: messages().credits.checkout.notAsked }));
  }, [returned, settings]);
  return returned && outcome ? { paymentIntent: returned.paymentIntent, outcome } : null;
}
