/**
 * The log of answers to one video's cards: kept on this device at once, and with the account.
 *
 * Both are one by the entries' ids.
 */
import { useCallback, useEffect, useState } from "react";

import type { ApiClient } from "@/api/client";
import { keepUnsent } from "@/reviews/unsentReviews";

import { SAMPLE_ID, storageOf } from "../place/keptPlace";
import { fetchLog } from "./accountLog";
import { appendToLog, level, lineOf, readLog, union, type ReviewEntry } from "./reviewLog";
import { useSending, type LogState } from "./useSending";

export interface ReviewLog extends LogState {
  readonly entries: readonly ReviewEntry[];
  readonly add: (...added: ReviewEntry[]) => void;
}

export function useReviewLog(noteId: string, youtubeId: string): ReviewLog {
  const ofAccount = noteId !== SAMPLE_ID;
  const storage = storageOf(noteId);
  const video = youtubeId || SAMPLE_ID;
  const [entries, setEntries] = useState(() => readLog(video, storage));
  const [loading, setLoading] = useState(ofAccount);
  const [kept, setKept] = useState(true);
  const join = useCallback(
    async (api: ApiClient) => level(video, await fetchLog(api, video), storage),
    [video, storage],
  );
  const { synchronise, sendSoon, behind } = useSending(storage, join);

  useEffect(() => {
    if (!ofAccount) return undefined;
    let left = false;
    const show = async () => {
      await synchronise();
      if (left) return;
      setEntries((here) => union(here, readLog(video, storage)));
      setLoading(false);
    };
    void show();
    const onOnline = () => void show();
    window.addEventListener("online", onOnline);
    return () => {
      left = true;
      window.removeEventListener("online", onOnline);
    };
  }, [ofAccount, synchronise, video, storage]);

  const add = (...added: ReviewEntry[]) => {
    const written = added.map((entry) => appendToLog(video, entry, storage));
    if (ofAccount) {
      written.push(...added.map((entry) => keepUnsent(lineOf(video, entry), storage)));
      sendSoon();
    }
    setKept(!written.includes(false));
    setEntries((here) => union(here, added));
  };
  return { entries, add, loading: loading && entries.length === 0, kept, behind };
}
