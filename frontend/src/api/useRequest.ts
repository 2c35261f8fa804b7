import { useCallback, useEffect, useState } from "react";
import { toProblem, type ApiProblem } from "./problem";

/** What was asked for: on its way, there, or not to be had. An answer once there stays while it is asked for anew. */
export interface RequestState<T> {
  data: T | null;
  problem: ApiProblem | null;
  reload: () => void;
}

/**
 * Ask when the page is shown, and again when `load` is another function (wrap it in useCallback) or `reload` is called.
 */
export function useRequest<T>(load: (signal: AbortSignal) => Promise<T>): RequestState<T> {
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (found) => {
        if (controller.signal.aborted) return;
        setData(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setProblem(toProblem(error));
      },
    );
    return () => controller.abort();
  }, [load, attempt]);
  const reload = useCallback(() => setAttempt((attempts) => attempts + 1), []);
  return { data, problem, reload };
}
