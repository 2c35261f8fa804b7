import { unwrap, type Schema } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";

export type Course = Schema<"CourseView">;

/** Hundreds of rows are read for an answer: a course takes hours, and a minute's quarter is soon enough. */
const POLL_DELAY = 15_000;

/** A course, asked after while it goes on and somebody looks. */
export function useCourse(id: string) {
  const api = useApi();
  const me = useMe();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const params = { path: { id } };
  const load = useCallback(
    (signal: AbortSignal) => unwrap(api.GET("/courses/{id}", { params: { path: { id } }, signal })),
    [api, id],
  );
  const { data: course, problem, reload } = useRequest(load);
  const ended = course?.state === "ended";
  useEffect(() => {
    if (!course || ended) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") reload();
    }, POLL_DELAY);
    return () => clearInterval(timer);
  }, [course, ended, reload]);

  const act = async (send: () => Promise<unknown>) => {
    setBusy(true);
    setRefusal(null);
    await send().catch((error: unknown) => setRefusal(toProblem(error)));
    setBusy(false);
    me.reload();
    reload();
  };
  const retry = () => act(() => unwrap(api.POST("/courses/{id}/retry", { params })));
  // It may have ended since it was last asked after: then its notes stay.
  const cancel = () =>
    act(() => unwrap(api.DELETE("/courses/{id}", { params: { ...params, query: { only: "cancel" } } })));
  const erase = () =>
    act(async () => {
      const { outcome } = await unwrap(api.DELETE("/courses/{id}", { params }));
      if (outcome === "erased" || outcome === "erasing") navigate("/");
    });
  return { course, problem: refusal ?? problem, busy, retry, cancel, erase, reload };
}
