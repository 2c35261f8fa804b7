import { unwrap, type ApiClient } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import type { Video } from "@/api/video";
import type { NewCaptions } from "@/captions/captions";
import { useState } from "react";

/** Lets a video that waits for captions go on with the user's own. */
export function useAddCaptions(video: Video, onUpdate: (video: Video) => void) {
  const api = useApi();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const addCaptions = async (takeCaptions: () => Promise<NewCaptions | null>) => {
    if (sending) return;
    setSending(true);
    setProblem(null);
    try {
      const captions = await takeCaptions();
      if (captions) onUpdate(await resumed(api, video, captions));
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setSending(false);
    }
  };
  return { addCaptions, sending, problem, forget: () => setProblem(null) };
}

async function resumed(api: ApiClient, video: Video, body: NewCaptions): Promise<Video> {
  const params = { path: { id: video.video_id } };
  try {
    const { status } = await unwrap(api.POST("/videos/{id}/captions", { params, body }));
    return { ...video, status, current_step: "queued", progress: 0, error: null, waits_until: null };
  } catch (error) {
    // It goes on already, or has ended: in another tab, or by a request whose answer was lost.
    if (toProblem(error).code !== "no_captions_wanted") throw error;
    return await unwrap(api.GET("/videos/{id}", { params }));
  }
}
