import { useEffect, useState } from "react";
import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { granted } from "./granted";

const LATEST = 10;

export type Grant = "waiting" | "granted" | "late";

/** Whether a payment's credits are in the ledger: looked for until they are, or for a minute. */
export function useGranted(paymentIntent: string, expected: boolean): Grant {
  const api = useApi();
  const [grant, setGrant] = useState<Grant>("waiting");
  useEffect(() => {
    if (!expected) return;
    const left = new AbortController();
    const { signal } = left;
    const latest = async () => {
      const params = { query: { limit: LATEST } };
      return (await ask(api.GET("/credits/history", { params, signal }))).entries;
    };
    granted(paymentIntent, latest, (seconds) => paused(seconds, signal)).then(
      (found) => setGrant(found ? "granted" : "late"),
      () => undefined, // the page was left
    );
    return () => left.abort();
  }, [api, paymentIntent, expected]);
  return grant;
}

function paused(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((go, stop) => {
    const timer = setTimeout(go, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      stop(new Error("left"));
    });
  });
}
