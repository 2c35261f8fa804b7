import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { useState } from "react";

interface ReceiptButtonProps {
  paymentIntent: string;
  /** What was bought when: there may be many receipts. */
  label: string;
  /** Somewhere else in tests. */
  go?: (address: string) => void;
}

/** Leads to Stripe's own receipt, whose address ends after some time: it is asked for when it is wanted. */
export function ReceiptButton({ paymentIntent, label, go = navigate }: ReceiptButtonProps) {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const open = async () => {
    setBusy(true);
    setProblem("");
    const path = { payment_intent: paymentIntent };
    try {
      go((await unwrap(api.GET("/credits/purchases/{payment_intent}/receipt", { params: { path } }))).url);
    } catch (error) {
      setProblem(toProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="text"
        className="ledger-receipt"
        aria-label={label}
        disabled={busy}
        onClick={() => void open()}
      >
        {messages().credits.history.receipt}
      </Button>
      {problem ? (
        <span role="alert" className="ledger-told field-wrong">
          {problem}
        </span>
      ) : null}
    </>
  );
}

function navigate(address: string): void {
  window.location.assign(address);
}
