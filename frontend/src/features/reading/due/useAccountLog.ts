/** The log of answers to the cards of all videos: the account's and this device's, made one. */
import { useCallback, useEffect, useState } from "react";

import type { ApiClient } from "@/api/client";
import { keepUnsent } from "@/reviews/unsentReviews";

import { fetchLog } from "../review/accountLog";
import {
  appendToLog,
  lineOf,
  readAllLogs,
  union,
  type ReviewEntry,
  type VideoEntry,
} from "../review/reviewLog";
import { useSending, type LogState } from "../review/useSending";

export interface AccountLog extends LogState {
  readonly entries: readonly VideoEntry[];
  readonly add: (video: string, ...added: ReviewEntry[]) => void;
}

/** Only what is answered here is laid down here, too: a browser has no room for the answers of years. */
export function useAccountLog(storage: Storage = window.localStorage): AccountLog {
  const [entries, setEntries] = useState(() => readAllLogs(storage));
  const [loading, setLoading] = useState(true);
  const [kept, setKept] = useState(true);
  const join = useCallback(
    async (api: ApiClient) => {
      const served = await fetchLog(api);
      const there = new Set(served.map(({ id }) => id));
      for (const entry of readAllLogs(storage)) {
        if (!there.has(entry.id)) keepUnsent(lineOf(entry.video, entry), storage);
      }
      setEntries((here) => union(here, served));
    },
    [storage],
  );
  const { synchronise, sendSoon, behind } = useSending(storage, join);

  useEffect(() => {
    const show = () => void synchronise().finally(() => setLoading(false));
    show();
    window.addEventListener("online", show);
    return () => window.removeEventListener("online", show);
  }, [synchronise]);

  const add = (video: string, ...added: ReviewEntry[]) => {
    const written = added.flatMap((entry) => [
      appendToLog(video, entry, storage),
      keepUnsent(lineOf(video, entry), storage),
    ]);
    sendSoon();
    setKept(!written.includes(false));
    setEntries((here) =>
      union(
        here,
        added.map((entry) => ({ ...entry, video })),
      ),
    );
  };
  return { entries, add, loading, kept, behind };
}
