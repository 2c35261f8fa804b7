import { useCallback, useEffect, useRef, useState } from "react";
import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { currentLanguage, messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi, useSettings } from "@/api/ServiceContext";
import { ApiProblem, offlineProblem, toProblem } from "@/api/problem";
import { stripeAppearance } from "./stripeAppearance";
import { type PaymentOutcome, paymentOutcome } from "./payment";
import { initStripe } from "./stripe";

interface PaymentForm {
  stripe: Stripe;
  elements: StripeElements;
  paymentIntent: string;
}

/**
 * A payment for a package: opened at our API, its form mounted by Stripe into `container`.
 *
 * One idempotency key for as long as the form is shown: whatever is sent twice is one payment.
 */
export function useCheckout(packageName: string) {
  const api = useApi();
  const settings = useSettings();
  const container = useRef<HTMLDivElement>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState<PaymentForm | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let left = false;
    const open = async () => {
      const order = { params: { header: { "Idempotency-Key": key } }, body: { package: packageName } };
      const purchase = unwrap(api.POST("/credits/purchase", order));
      const [stripe, opened] = await Promise.all([initStripe(settings).catch(offline), purchase]);
      if (left || !container.current) return;
      const elements = stripe.elements({
        clientSecret: opened.client_secret,
        appearance: stripeAppearance(),
        locale: currentLanguage(),
      });
      elements.create("payment").mount(container.current);
      setForm({ stripe, elements, paymentIntent: opened.payment_intent });
    };
    open().catch((error: unknown) => left || setProblem(toProblem(error)));
    return () => {
      left = true;
    };
  }, [api, settings, key, packageName, attempt]);

  useEffect(() => () => form?.elements.getElement("payment")?.destroy(), [form]);

  const pay = useCallback(() => confirmPayment(form), [form]);
  const retry = useCallback(() => {
    setProblem(null);
    setAttempt((rounds) => rounds + 1);
  }, []);
  return { container, ready: form !== null, paymentIntent: form?.paymentIntent ?? "", problem, retry, pay };
}

/** Stripe's script did not come: for want of a connection, or since something holds it back. */
function offline(): never {
  throw offlineProblem();
}

/** Pay; a bank that wants to be asked on its own page sends the browser back to `/credits`. */
async function confirmPayment(form: PaymentForm | null): Promise<PaymentOutcome> {
  if (!form) return { kind: "unclear", message: messages().credits.checkout.notReady };
  const { stripe, elements } = form;
  const confirmParams = { return_url: `${window.location.origin}/credits` };
  return paymentOutcome(await stripe.confirmPayment({ elements, confirmParams, redirect: "if_required" }));
}
