import type { Stripe } from "@stripe/stripe-js";

/** Where a stack without Stripe keeps its stand-in, and what either is opened with. */
export interface StripeSettings {
  /** The publishable key. */
  stripe: string;
  /** A script to take instead of Stripe's own. */
  stripe_script?: string | undefined;
}

/** Stripe, from its own address; asked for only when somebody buys. */
export async function initStripe(settings: StripeSettings): Promise<Stripe> {
  if (settings.stripe_script) await loadScript(settings.stripe_script);
  const { loadStripe } = await import("@stripe/stripe-js/pure");
  const stripe = await loadStripe(settings.stripe);
  if (!stripe) throw new Error("Stripe needs a browser");
  return stripe;
}

function loadScript(address: string): Promise<void> {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => loaded();
    script.onerror = () => failed(new Error("The payment form did not load"));
    document.head.append(script);
  });
}
