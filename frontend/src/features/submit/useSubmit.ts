import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { useMe } from "@/api/me";
import { asProblem, type ApiProblem } from "@/api/problem";
import type { Video } from "@/api/video";
import { useRef, useState } from "react";
import { OrderKeys, requestOf, videoOf, type Order } from "./order";

/** Sends orders, one at a time. */
export function useSubmit(onQueued: (video: Video) => void) {
  const api = useApi();
  const me = useMe();
  const keys = useRef<OrderKeys | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** Whether it was taken. */
  const submit = async (order: Order): Promise<boolean> => {
    if (sending) return false;
    keys.current ??= new OrderKeys();
    const body = requestOf(order);
    const params = { header: { "Idempotency-Key": keys.current.keyFor(body) } };
    setSending(true);
    setProblem(null);
    try {
      const queued = await ask(api.POST("/videos/submit", { params, body }));
      keys.current.done();
      onQueued(videoOf(queued, order, new Date()));
      return true;
    } catch (error) {
      const found = asProblem(error);
      // This key is taken by another order: the next press is a new one.
      if (found.status === 409) keys.current.done();
      setProblem(found);
      return false;
    } finally {
      setSending(false);
      me.again();
    }
  };
  return { submit, sending, problem, forget: () => setProblem(null) };
}
