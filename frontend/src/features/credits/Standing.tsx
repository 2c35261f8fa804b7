import { useEffect } from "react";
import { Notice } from "@/look/pieces";
import type { Outcome } from "./payment";
import { type Grant, useGranted } from "./useGranted";

interface Props {
  paymentIntent: string;
  outcome: Outcome;
  /** The ledger has the credits. */
  onGranted: () => void;
}

/** How a payment stands that has left the form: only what the ledger says is called bought. */
export function Standing({ paymentIntent, outcome, onGranted }: Props) {
  const expected = outcome.kind === "paid" || outcome.kind === "pending";
  const grant = useGranted(paymentIntent, expected);
  useEffect(() => {
    if (grant === "granted") onGranted();
  }, [grant, onGranted]);
  if (grant === "granted") {
    return (
      <Notice look="good" title="The credits are yours">
        They are in your balance now. Thank you.
      </Notice>
    );
  }
  return <Open outcome={outcome} grant={grant} paymentIntent={paymentIntent} />;
}

function Open({ outcome, grant, paymentIntent }: { outcome: Outcome; grant: Grant; paymentIntent: string }) {
  switch (outcome.kind) {
    case "paid":
      return grant === "late" ? <Late paymentIntent={paymentIntent} /> : <OnTheirWay />;
    case "pending":
      return (
        <Notice title="Your bank is still thinking">
          There is nothing more to do, and you can close this page. When the bank agrees, the credits appear
          here by themselves; if it does not, nothing is charged.
        </Notice>
      );
    case "cancelled":
      return <Notice title="The payment was cancelled">Nothing was charged.</Notice>;
    case "declined":
      return (
        <Notice look="bad" title="The payment was declined">
          {outcome.words} Nothing was charged. Choose a package to try again, perhaps with another card.
        </Notice>
      );
    case "unclear":
      return (
        <Notice look="warn" title="We do not know yet how the payment ended">
          {outcome.words} If it went through, the credits appear here by themselves: look at your history
          before you pay again.
        </Notice>
      );
  }
}

function OnTheirWay() {
  return (
    <Notice title="Paid: your credits are on their way">
      Stripe has taken the payment and is telling us so. That mostly takes a few seconds, and you can close
      this page.
    </Notice>
  );
}

function Late({ paymentIntent }: { paymentIntent: string }) {
  return (
    <Notice look="warn" title="Paid, but the credits are not here yet">
      Stripe has not told us of your payment so far. It tries again for three days, and the credits appear
      here by themselves: do not pay again. Should they not, this is the payment’s number:{" "}
      <code>{paymentIntent}</code>
    </Notice>
  );
}
