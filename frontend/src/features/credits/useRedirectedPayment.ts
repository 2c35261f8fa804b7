import { useEffect, useState } from "react";
import { useSettings } from "@/api/ServiceContext";
import { type PaymentOutcome, paymentOutcome, redirectedPayment } from "./payment";
import { initStripe } from "./stripe";

const UNKNOWN: PaymentOutcome = { kind: "unclear", message: "Stripe could not be asked how it ended." };

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
      .catch(() => setOutcome(UNKNOWN));
  }, [returned, settings]);
  return returned && outcome ? { paymentIntent: returned.paymentIntent, outcome } : null;
}
