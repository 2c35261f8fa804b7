import { sendAgain } from "@/api/again";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useMe } from "@/api/MeContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import type { Video } from "@/api/video";
import type { NewCaptions } from "@/captions/captions";
import { useRef, useState } from "react";
import { IdempotencyKeys, toRequest, queuedVideo, type Order } from "./order";

/** Sends orders, one at a time; again by itself while the service has too much to do. */
export function useSubmit(onQueued: (video: Video) => void) {
  const api = useApi();
  const me = useMe();
  const keys = useRef<IdempotencyKeys | null>(null);
  const [sending, setSending] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** Whether it was taken. `takeCaptions` gives the user's own, if there are any. */
  const submitOrder = async (
    order: Order,
    takeCaptions: () => Promise<NewCaptions | null>,
  ): Promise<boolean> => {
    if (sending) return false;
    keys.current ??= new IdempotencyKeys();
    setSending(true);
    setProblem(null);
    try {
      const body = toRequest(order, await takeCaptions());
      const params = { header: { "Idempotency-Key": keys.current.keyFor(body) } };
      const send = () => unwrap(api.POST("/videos/submit", { params, body }));
      const queued = await sendAgain(send, () => setWaiting(true));
      keys.current.reset();
      onQueued(queuedVideo(queued, order, new Date()));
      return true;
    } catch (error) {
      const found = toProblem(error);
      // This key is taken by another order: the next press is a new one.
      if (found.status === 409) keys.current.reset();
      setProblem(found);
      return false;
    } finally {
      setSending(false);
      setWaiting(false);
      me.reload();
    }
  };
  return { submitOrder, sending, waiting, problem, forget: () => setProblem(null) };
}
