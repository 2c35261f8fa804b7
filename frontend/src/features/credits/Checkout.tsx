import { type FormEvent, useState } from "react";
import { Button } from "@/look/Button";
import { Notice, Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";
import { money } from "./money";
import type { Package } from "./Packages";
import type { Outcome, Refusal } from "./payment";
import { useCheckout } from "./useCheckout";

interface Props {
  chosen: Package;
  onCancel: () => void;
  /** The payment has left the form: it is no longer in the buyer's hands. */
  onSent: (paymentIntent: string, outcome: Outcome) => void;
}

/** The payment of one package: Stripe's form, and what it says when it is not content. */
export function Checkout({ chosen, onCancel, onSent }: Props) {
  const { place, ready, paymentIntent, problem, again, pay } = useCheckout(chosen.name);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const price = money(chosen.price, chosen.currency);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    const outcome = await pay();
    setBusy(false);
    if ("words" in outcome) setRefused(outcome);
    else onSent(paymentIntent, outcome);
  };

  return (
    <form className="card checkout" aria-labelledby="checkout" onSubmit={(event) => void submit(event)}>
      <h2 id="checkout">
        {chosen.title}: {chosen.credits} credits for {price}
      </h2>
      <p className="checkout-words">
        You pay once; nothing renews. Your card goes to Stripe and never to us.
      </p>
      {problem ? <Trouble problem={problem} again={again} /> : null}
      {!ready && !problem ? <Waiting height="9rem" label="Loading the payment form" /> : null}
      <div ref={place} />
      {refused ? <Refused outcome={refused} /> : null}
      <div className="checkout-answers">
        <Button disabled={busy} onClick={onCancel}>
          Do not buy
        </Button>
        <Button type="submit" weight="main" disabled={!ready || busy}>
          {busy ? "Paying…" : `Pay ${price}`}
        </Button>
      </div>
    </form>
  );
}

function Refused({ outcome }: { outcome: Refusal }) {
  const sure = outcome.kind === "declined";
  return (
    <Notice look="bad" title={sure ? "The payment did not go through" : "We do not know how it ended"}>
      {outcome.words}{" "}
      {sure
        ? "Nothing was charged: mend it, or pay another way."
        : "Press Pay again: it is the same payment, and it is taken once at most."}
    </Notice>
  );
}
