import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { asProblem, type ApiProblem } from "@/api/problem";
import type { Video } from "@/api/video";
import { useAnswer } from "@/api/useAnswer";
import { useCallback, useState } from "react";
import { withoutVideo, withPage, withVideo, type List } from "./list";

export interface Videos {
  /** Null until the first page is there. */
  list: List | null;
  problem: ApiProblem | null;
  again: () => void;
  more: () => Promise<void>;
  put: (video: Video) => void;
  remove: (id: string) => void;
}

const A_PAGE = 30;

/** The user's videos: the first page at once, the others when asked for. */
export function useVideos(): Videos {
  const api = useApi();
  const [list, setList] = useState<List | null>(null);
  const [trouble, setTrouble] = useState<ApiProblem | null>(null);
  const page = useCallback(
    async (cursor: string | null, signal?: AbortSignal): Promise<List> => {
      const query = cursor ? { limit: A_PAGE, cursor } : { limit: A_PAGE };
      const found = await ask(api.GET("/videos", { params: { query }, signal: signal ?? null }));
      return { videos: found.videos, cursor: found.next_cursor };
    },
    [api],
  );
  const load = useCallback(
    async (signal: AbortSignal) => {
      const first = await page(null, signal);
      if (!signal.aborted) setList(first);
    },
    [page],
  );
  const asked = useAnswer(load);
  const more = async () => {
    if (!list?.cursor) return;
    setTrouble(null);
    await page(list.cursor).then(
      (next) => setList((now) => now && withPage(now, next)),
      (error: unknown) => setTrouble(asProblem(error)),
    );
  };
  const put = useCallback((video: Video) => setList((now) => now && withVideo(now, video)), []);
  const remove = useCallback((id: string) => setList((now) => now && withoutVideo(now, id)), []);
  return { list, problem: asked.problem ?? trouble, again: asked.again, more, put, remove };
}
