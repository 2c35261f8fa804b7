import { useEffect } from "react";
import { messages } from "@/language/messages";
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
  const words = messages().credits.payment;
  const expected = outcome.kind === "paid" || outcome.kind === "pending";
  const grant = useGrantStatus(paymentIntent, expected);
  useEffect(() => {
    if (grant === "granted") onGranted();
  }, [grant, onGranted]);
  if (grant === "granted") {
    return (
      <Notice
        variant="success"
        title={words.granted}
        action={<LinkButton to="/">{words.toVideos}</LinkButton>}
      >
        {words.grantedWords}
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
  const words = messages().credits.payment;
  switch (outcome.kind) {
    case "paid":
      return grant === "late" ? <GrantDelayed paymentIntent={paymentIntent} /> : <GrantPending />;
    case "pending":
      return <Notice title={words.bank}>{words.bankWords}</Notice>;
    case "cancelled":
      return <Notice title={words.cancelled}>{words.nothingCharged}</Notice>;
    case "declined":
      return (
        <Notice variant="error" title={words.declined}>
          {outcome.message} {words.declinedNext}
        </Notice>
      );
    case "unclear":
      return (
        <Notice variant="warning" title={words.unclear}>
          {outcome.message} {words.unclearNext}
        </Notice>
      );
  }
}

function GrantPending() {
  const { onTheirWay, onTheirWayWords } = messages().credits.payment;
  return <Notice title={onTheirWay}>{onTheirWayWords}</Notice>;
}

function GrantDelayed({ paymentIntent }: { paymentIntent: string }) {
  const { delayed, delayedWords } = messages().credits.payment;
  return (
    <Notice variant="warning" title={delayed}>
      {delayedWords} <code>{paymentIntent}</code>
    </Notice>
  );
}
