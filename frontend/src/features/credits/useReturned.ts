import { useEffect, useState } from "react";
import { useSettings } from "@/api/context";
import { type Outcome, outcomeOf, returnedWith } from "./payment";
import { openStripe } from "./stripe";

const UNKNOWN: Outcome = { kind: "unclear", words: "Stripe could not be asked how it ended." };

/** The payment that a bank's own page has sent the browser back with, once Stripe says how it stands. */
export function useReturned(): { paymentIntent: string; outcome: Outcome } | null {
  const settings = useSettings();
  const [returned] = useState(() => returnedWith(window.location.search));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (!returned) return;
    // The secret has done its work: it stays neither in the address nor in the history.
    window.history.replaceState(null, "", window.location.pathname);
    openStripe(settings)
      .then((stripe) => stripe.retrievePaymentIntent(returned.clientSecret))
      .then((answer) => setOutcome(outcomeOf(answer)))
      .catch(() => setOutcome(UNKNOWN));
  }, [returned, settings]);
  return returned && outcome ? { paymentIntent: returned.paymentIntent, outcome } : null;
}
