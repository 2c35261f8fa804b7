import { unwrap, type ApiClient } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import type { Video } from "@/api/video";
import { useState } from "react";

/** Lets a long video go on, for the price that its user has read. */
export function useConfirm(video: Video, onUpdate: (video: Video) => void) {
  const api = useApi();
  const { reload } = useMe();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const confirm = async (price: number) => {
    if (sending) return;
    setSending(true);
    setProblem(null);
    try {
      onUpdate(await confirmed(api, video, price));
    } catch (error) {
      const told = toProblem(error);
      setProblem(told);
      if (told.code === "price_changed") await lookAgain(api, video, onUpdate);
    } finally {
      setSending(false);
      // Also what was refused may have been charged by a request whose answer was lost.
      reload();
    }
  };
  return { confirm, sending, problem };
}

async function confirmed(api: ApiClient, video: Video, price: number): Promise<Video> {
  const params = { path: { id: video.video_id } };
  try {
    const { status } = await unwrap(api.POST("/videos/{id}/confirm", { params, body: { credits: price } }));
    const paid = { credits: price, credits_back: price, price: null, waits_until: null };
    return { ...video, ...paid, status, current_step: "queued" };
  } catch (error) {
    // It goes on already, or has ended: in another tab, or because its time was over.
    if (toProblem(error).code !== "not_to_confirm") throw error;
    return await unwrap(api.GET("/videos/{id}", { params }));
  }
}

async function lookAgain(api: ApiClient, video: Video, onUpdate: (video: Video) => void): Promise<void> {
  const load = unwrap(api.GET("/videos/{id}", { params: { path: { id: video.video_id } } }));
  await load.then(onUpdate, () => undefined);
}
