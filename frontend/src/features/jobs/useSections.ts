import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import type { Video } from "@/api/video";
import { useCallback, useState } from "react";

export type ReadableSection = Schema<"ReadableSection">;

/** The sections of a video that can be read by now: asked for whenever there are more. What is read stays, whatever comes. */
export function useSections({ video_id: id, readable }: Pick<Video, "video_id" | "readable">) {
  const api = useApi();
  const [most, setMost] = useState(0);
  // When the note is there the video has none any more.
  if (readable > most) setMost(readable);
  const load = useCallback(
    async (signal: AbortSignal): Promise<ReadableSection[]> => {
      if (most === 0) return [];
      const view = await unwrap(api.GET("/videos/{id}/sections", { params: { path: { id } }, signal }));
      return view.sections;
    },
    [api, id, most],
  );
  const { data, problem, reload } = useRequest(load);
  const [sections, setSections] = useState<ReadableSection[]>([]);
  if (data && data.length > sections.length) setSections(data);
  return { sections, problem, reload };
}
