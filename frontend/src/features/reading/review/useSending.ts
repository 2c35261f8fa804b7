/**
 * Answers on their way to the account. What is answered goes to the service some seconds later, with what follows it,
 * and at the latest when one leaves; what could not be sent stays here and is sent another time.
 */
import { useCallback, useEffect, useRef, useState } from "react";

import type { ApiClient } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { sendUnsent, unsentReviews } from "@/reviews/unsentReviews";

/** So that a session is few requests. */
const GATHERED = 10_000;

export interface LogState {
  /** What the service says is not there yet, and there is nothing here to begin with. */
  readonly loading: boolean;
  /** False where an answer could not be kept here: it is good until the page is left. */
  readonly kept: boolean;
  /** Why the account's log and this one are not the same, and how many answers are only here. */
  readonly behind: { readonly problem: ApiProblem; readonly unsent: number } | null;
}

/** `join` asks for the account's log and gives each side what it lacks. */
export function useSending(storage: Storage, join: (api: ApiClient) => Promise<void>) {
  const api = useApi();
  const [behind, setBehind] = useState<LogState["behind"]>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tell = useCallback(
    (problem: ApiProblem | null) => setBehind(problem && { problem, unsent: unsentReviews(storage).length }),
    [storage],
  );
  const send = useCallback(async () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    if (unsentReviews(storage).length > 0) tell(await sendUnsent(api, storage));
  }, [api, storage, tell]);
  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && void send();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      if (timer.current) void send();
    };
  }, [send]);
  /** All that there is, here and of the account, and then the same in both places. */
  const synchronise = useCallback(async () => {
    try {
      await join(api);
      tell(null);
      await send();
    } catch (error) {
      tell(toProblem(error));
    }
  }, [api, join, send, tell]);
  const sendSoon = () => (timer.current ??= setTimeout(() => void send(), GATHERED));
  return { synchronise, sendSoon, behind };
}
