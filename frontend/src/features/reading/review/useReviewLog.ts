/**
 * The log of answers to one video's cards: kept on this device at once, and with the account.
 *
 * Both are one by the entries' ids. What is answered goes to the service some seconds later, with what follows it, and
 * at the latest when one leaves; what could not be sent stays here and is sent another time.
 */
import { useCallback, useEffect, useRef, useState } from "react";

import { unwrap, type ApiClient } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { keepUnsent, sendUnsent, unsentReviews } from "@/reviews/unsentReviews";

import { SAMPLE_ID, storageOf } from "../place/keptPlace";
import { appendToLog, lineOf, readEntry, readLog, type ReviewEntry } from "./reviewLog";

/** So that a session is few requests. */
const GATHERED = 10_000;
const PAGE = 100;

export interface LogState {
  /** What the service says is not there yet, and there is nothing here to begin with. */
  readonly loading: boolean;
  /** False where an answer could not be kept here: it is good until the page is left. */
  readonly kept: boolean;
  /** Why the account's log and this one are not the same, and how many answers are only here. */
  readonly behind: { readonly problem: ApiProblem; readonly unsent: number } | null;
}

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
  const { fetchAll, sendSoon, behind } = useSending(video, storage);

  useEffect(() => {
    if (!ofAccount) return undefined;
    let left = false;
    const join = async () => {
      const all = await fetchAll();
      if (left) return;
      setEntries((here) => union(here, all));
      setLoading(false);
    };
    void join();
    const onOnline = () => void join();
    window.addEventListener("online", onOnline);
    return () => {
      left = true;
      window.removeEventListener("online", onOnline);
    };
  }, [ofAccount, fetchAll]);

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

function useSending(video: string, storage: Storage) {
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
  const fetchAll = useCallback(async () => {
    try {
      const served = await fetchLog(api, video);
      tell(null);
      level(video, served, storage);
      await send();
    } catch (error) {
      tell(toProblem(error));
    }
    return readLog(video, storage);
  }, [api, video, storage, send, tell]);
  const sendSoon = () => (timer.current ??= setTimeout(() => void send(), GATHERED));
  return { fetchAll, sendSoon, behind };
}

async function fetchLog(api: ApiClient, video: string): Promise<ReviewEntry[]> {
  const entries: ReviewEntry[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = { video, limit: PAGE, ...(cursor && { cursor }) };
    const page: { reviews: object[]; next_cursor: string | null } = await unwrap(
      api.GET("/reviews", { params: { query } }),
    );
    entries.push(...page.reviews.map(readEntry).filter((entry) => entry !== null));
    cursor = page.next_cursor;
  }
  return entries;
}

/** Each side is given what it lacks: the service with the next request. */
function level(video: string, served: readonly ReviewEntry[], storage: Storage): void {
  const here = readLog(video, storage);
  const known = new Set(here.map(({ id }) => id));
  const sent = new Set(served.map(({ id }) => id));
  for (const entry of served) if (!known.has(entry.id)) appendToLog(video, entry, storage);
  for (const entry of here) if (!sent.has(entry.id)) keepUnsent(lineOf(video, entry), storage);
}

function union(here: readonly ReviewEntry[], more: readonly ReviewEntry[]): readonly ReviewEntry[] {
  return [...new Map([...here, ...more].map((entry) => [entry.id, entry])).values()];
}
