import { type FormEvent, useState } from "react";
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { formatPrice } from "./formatPrice";
import type { Package } from "./PackageList";
import type { PaymentOutcome, PaymentFailure } from "./payment";
import { useCheckout } from "./useCheckout";

interface CheckoutProps {
  chosen: Package;
  onCancel: () => void;
  /** The payment has left the form: it is no longer in the buyer's hands. */
  onSent: (paymentIntent: string, outcome: PaymentOutcome) => void;
}

/** The payment of one package: Stripe's form, and what it says when it is not content. */
export function Checkout({ chosen, onCancel, onSent }: CheckoutProps) {
  const { container, ready, paymentIntent, problem, retry, pay } = useCheckout(chosen.name);
  const [busy, setBusy] = useState(false);
  const [failed, setRefused] = useState<PaymentFailure | null>(null);
  const words = messages().credits.checkout;
  const price = formatPrice(chosen.price, chosen.currency);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    const outcome = await pay();
    setBusy(false);
    if ("message" in outcome) setRefused(outcome);
    else onSent(paymentIntent, outcome);
  };

  return (
    <form className="card checkout" aria-labelledby="checkout" onSubmit={(event) => void submit(event)}>
      <h2 id="checkout">{words.heading(chosen.title, chosen.credits, price)}</h2>
      <p className="checkout-words">{words.words}</p>
      {problem ? <ErrorMessage problem={problem} onRetry={retry} /> : null}
      {!ready && !problem ? <Skeleton height="9rem" label={words.loading} /> : null}
      <div ref={container} />
      {failed ? <PaymentFailed outcome={failed} /> : null}
      <div className="checkout-answers">
        <Button disabled={busy} onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={!ready || busy}>
          {busy ? words.paying : words.pay(price)}
        </Button>
      </div>
    </form>
  );
}

function PaymentFailed({ outcome }: { outcome: PaymentFailure }) {
  const words = messages().credits.checkout;
  const sure = outcome.kind === "declined";
  return (
    <Notice variant="error" title={sure ? words.declined : words.unclear}>
      {outcome.message} {sure ? words.declinedNext : words.unclearNext}
    </Notice>
  );
}
