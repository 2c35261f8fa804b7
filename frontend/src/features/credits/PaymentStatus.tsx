import { useEffect } from "react";
import { LinkButton } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import type { PaymentOutcome } from "./payment";
import { type GrantStatus, useGrantStatus } from "./useGrantStatus";

interface PaymentStatusProps {
  paymentIntent: string;
  outcome: PaymentOutcome;
  /** The ledger has the credits. */
  onGranted: () => void;
}

/** How a payment stands that has left the form: only what the ledger says is called bought. */
export function PaymentStatus({ paymentIntent, outcome, onGranted }: PaymentStatusProps) {
  const expected = outcome.kind === "paid" || outcome.kind === "pending";
  const grant = useGrantStatus(paymentIntent, expected);
  useEffect(() => {
    if (grant === "granted") onGranted();
  }, [grant, onGranted]);
  if (grant === "granted") {
    return (
      <Notice
        variant="success"
        title="The credits are yours"
        action={<LinkButton to="/">Back to your videos</LinkButton>}
      >
        They are in your balance now. Thank you.
      </Notice>
    );
  }
  return <UngrantedPayment outcome={outcome} grant={grant} paymentIntent={paymentIntent} />;
}

function UngrantedPayment({
  outcome,
  grant,
  paymentIntent,
}: {
  outcome: PaymentOutcome;
  grant: GrantStatus;
  paymentIntent: string;
}) {
  switch (outcome.kind) {
    case "paid":
      return grant === "late" ? <GrantDelayed paymentIntent={paymentIntent} /> : <GrantPending />;
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
        <Notice variant="error" title="The payment was declined">
          {outcome.message} Nothing was charged. Choose a package to try again, perhaps with another card.
        </Notice>
      );
    case "unclear":
      return (
        <Notice variant="warning" title="We do not know yet how the payment ended">
          {outcome.message} If it went through, the credits appear here by themselves: look at your history
          before you pay again.
        </Notice>
      );
  }
}

function GrantPending() {
  return (
    <Notice title="Paid: your credits are on their way">
      Stripe has taken the payment and is telling us so. That mostly takes a few seconds, and you can close
      this page.
    </Notice>
  );
}

function GrantDelayed({ paymentIntent }: { paymentIntent: string }) {
  return (
    <Notice variant="warning" title="Paid, but the credits are not here yet">
      Stripe has not told us of your payment so far. It tries again for three days, and the credits appear
      here by themselves: do not pay again. Should they not, this is the payment’s number:{" "}
      <code>{paymentIntent}</code>
    </Notice>
  );
}
