import { useCallback, useEffect, useRef, useState } from "react";
import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { ask } from "@/api/client";
import { useApi, useSettings } from "@/api/context";
import { type ApiProblem, asProblem } from "@/api/problem";
import { appearance } from "./appearance";
import { type Outcome, outcomeOf } from "./payment";
import { openStripe } from "./stripe";

interface Form {
  stripe: Stripe;
  elements: StripeElements;
  paymentIntent: string;
}

/**
 * A payment for a package: opened at our API, its form mounted by Stripe into `place`.
 *
 * One idempotency key for as long as the form is shown: whatever is sent twice is one payment.
 */
export function useCheckout(packageName: string) {
  const api = useApi();
  const settings = useSettings();
  const place = useRef<HTMLDivElement>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState<Form | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let left = false;
    const open = async () => {
      const order = { params: { header: { "Idempotency-Key": key } }, body: { package: packageName } };
      const purchase = ask(api.POST("/credits/purchase", order));
      const [stripe, opened] = await Promise.all([openStripe(settings), purchase]);
      if (left || !place.current) return;
      const elements = stripe.elements({ clientSecret: opened.client_secret, appearance: appearance() });
      elements.create("payment").mount(place.current);
      setForm({ stripe, elements, paymentIntent: opened.payment_intent });
    };
    open().catch((error: unknown) => left || setProblem(asProblem(error)));
    return () => {
      left = true;
    };
  }, [api, settings, key, packageName, round]);

  useEffect(() => () => form?.elements.getElement("payment")?.destroy(), [form]);

  const pay = useCallback(() => confirmed(form), [form]);
  const again = useCallback(() => {
    setProblem(null);
    setRound((rounds) => rounds + 1);
  }, []);
  return { place, ready: form !== null, paymentIntent: form?.paymentIntent ?? "", problem, again, pay };
}

/** Pay; a bank that wants to be asked on its own page sends the browser back to `/credits`. */
async function confirmed(form: Form | null): Promise<Outcome> {
  if (!form) return { kind: "unclear", words: "The payment form is not there yet." };
  const { stripe, elements } = form;
  const confirmParams = { return_url: `${window.location.origin}/credits` };
  return outcomeOf(await stripe.confirmPayment({ elements, confirmParams, redirect: "if_required" }));
}
