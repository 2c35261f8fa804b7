import { useCallback, useEffect, useState } from "react";
import { asProblem, type ApiProblem } from "./problem";

/** What was asked for: on its way, there, or not to be had. An answer once there stays while it is asked for anew. */
export interface Asked<T> {
  answer: T | null;
  problem: ApiProblem | null;
  again: () => void;
}

/**
 * Ask when the page is shown, and again when `load` is another function (wrap it in useCallback) or `again` is called.
 */
export function useAnswer<T>(load: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    load(left.signal).then(
      (found) => {
        if (left.signal.aborted) return;
        setAnswer(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (!left.signal.aborted) setProblem(asProblem(error));
      },
    );
    return () => left.abort();
  }, [load, round]);
  const again = useCallback(() => setRound((rounds) => rounds + 1), []);
  return { answer, problem, again };
}
