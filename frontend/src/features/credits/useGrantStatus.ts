import { useEffect, useState } from "react";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { pollForGrant } from "./pollForGrant";

const LATEST_ENTRIES = 10;

export type GrantStatus = "waiting" | "granted" | "late";

/** Whether a payment's credits are in the ledger: looked for until they are, or for a minute. */
export function useGrantStatus(paymentIntent: string, expected: boolean): GrantStatus {
  const api = useApi();
  const [grant, setGrant] = useState<GrantStatus>("waiting");
  useEffect(() => {
    if (!expected) return;
    const controller = new AbortController();
    const { signal } = controller;
    const latest = async () => {
      const params = { query: { limit: LATEST_ENTRIES } };
      return (await unwrap(api.GET("/credits/history", { params, signal }))).entries;
    };
    pollForGrant(paymentIntent, latest, (seconds) => delay(seconds, signal)).then(
      (found) => setGrant(found ? "granted" : "late"),
      () => undefined, // the page was left
    );
    return () => controller.abort();
  }, [api, paymentIntent, expected]);
  return grant;
}

function delay(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((go, stop) => {
    const timer = setTimeout(go, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      stop(new Error("left"));
    });
  });
}
