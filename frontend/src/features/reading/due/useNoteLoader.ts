/** Notes by the handful: each is read when it is wanted, and once. */
import { useCallback, useRef, useState } from "react";

import type { ApiClient } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";

import { loadNote, type LoadedNote } from "../useNote";

const AT_ONCE = 4;

export function useNoteLoader() {
  const api = useApi();
  const [loaded, setLoaded] = useState<ReadonlyMap<string, LoadedNote | null>>(new Map());
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const onTheirWay = useRef(new Set<string>());
  /** To be called whenever others are wanted, or some have come. */
  const load = useCallback(
    (wanted: readonly string[]) => {
      const missing = wanted.filter((id) => !onTheirWay.current.has(id));
      for (const id of missing.slice(0, AT_ONCE - onTheirWay.current.size)) {
        onTheirWay.current.add(id);
        const arrived = (then: () => void) => {
          onTheirWay.current.delete(id); // first: what is drawn next asks for more
          then();
        };
        readNote(api, id).then(
          (note) => arrived(() => setLoaded((before) => new Map(before).set(id, note))),
          (error: unknown) => arrived(() => setProblem(toProblem(error))),
        );
      }
    },
    [api],
  );
  const retry = () => setProblem(null);
  return { loaded, problem, load, retry };
}

/** Null where it was deleted since the list was read. */
async function readNote(api: ApiClient, id: string): Promise<LoadedNote | null> {
  try {
    return await loadNote(api, id);
  } catch (error) {
    if (toProblem(error).status === 404) return null;
    throw error;
  }
}
