import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import type { Video } from "@/api/video";
import { useRequest } from "@/api/useRequest";
import { useCallback, useState } from "react";
import { removeVideo, appendPage, upsertVideo, type VideoList } from "./videoList";

export interface Videos {
  /** Null until the first page is there. */
  list: VideoList | null;
  problem: ApiProblem | null;
  reload: () => void;
  loadMore: () => Promise<void>;
  upsert: (video: Video) => void;
  remove: (id: string) => void;
}

const VIDEOS_PAGE_SIZE = 30;

/** The user's videos: the first page at once, the others when asked for. */
export function useVideos(): Videos {
  const api = useApi();
  const [list, setList] = useState<VideoList | null>(null);
  const [moreProblem, setMoreProblem] = useState<ApiProblem | null>(null);
  const loadPage = useCallback(
    async (cursor: string | null, signal?: AbortSignal): Promise<VideoList> => {
      const query = cursor ? { limit: VIDEOS_PAGE_SIZE, cursor } : { limit: VIDEOS_PAGE_SIZE };
      const found = await unwrap(api.GET("/videos", { params: { query }, signal: signal ?? null }));
      return { videos: found.videos, cursor: found.next_cursor };
    },
    [api],
  );
  const load = useCallback(
    async (signal: AbortSignal) => {
      const first = await loadPage(null, signal);
      if (!signal.aborted) setList(first);
    },
    [loadPage],
  );
  const firstPage = useRequest(load);
  const loadMore = async () => {
    if (!list?.cursor) return;
    setMoreProblem(null);
    await loadPage(list.cursor).then(
      (next) => setList((now) => now && appendPage(now, next)),
      (error: unknown) => setMoreProblem(toProblem(error)),
    );
  };
  const upsert = useCallback((video: Video) => setList((now) => now && upsertVideo(now, video)), []);
  const remove = useCallback((id: string) => setList((now) => now && removeVideo(now, id)), []);
  return {
    list,
    problem: firstPage.problem ?? moreProblem,
    reload: firstPage.reload,
    loadMore,
    upsert,
    remove,
  };
}
