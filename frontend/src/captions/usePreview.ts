/** Asks how captions are read, before they are ordered. */
import { unwrap, type Schema } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { useEffect, useState } from "react";
import type { CaptionsSource, Preview } from "./captions";

export type Reading =
  | { state: "none" }
  | { state: "reading" }
  | { state: "read"; preview: Preview }
  | { state: "failed"; problem: ApiProblem };

/** Milliseconds that a text has to stand still: nobody's every letter is asked about. */
export const PAUSE_MS = 800;

const NONE: Reading = { state: "none" };
const BUSY: Reading = { state: "reading" };

interface Answer {
  source: CaptionsSource;
  reading: Reading;
}

/**
 * How `source` is read (one object for as long as it is the same captions). An answer about what was there before
 * is never shown.
 */
export function usePreview(source: CaptionsSource | null): { reading: Reading; retry: () => void } {
  const api = useApi();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!source) return;
    const controller = new AbortController();
    const tell = (reading: Reading) => {
      if (!controller.signal.aborted) setAnswer({ source, reading });
    };
    const ask = () =>
      unwrap(api.POST("/previews", { body: toRequest(source), signal: controller.signal })).then(
        (preview) => tell({ state: "read", preview }),
        (error: unknown) => tell({ state: "failed", problem: toProblem(error) }),
      );
    const timer = setTimeout(() => void ask(), "text" in source ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, source, attempt]);
  const retry = () => {
    setAnswer(null);
    setAttempt((attempts) => attempts + 1);
  };
  if (!source) return { reading: NONE, retry };
  return { reading: answer?.source === source ? answer.reading : BUSY, retry };
}

/** Without a link, which a function of an earlier build would refuse. */
function toRequest(source: CaptionsSource): Schema<"NewPreview"> {
  const asked = { title: "", captions_language: "", offset: null, speakers: {}, file_name: "" };
  return "text" in source
    ? ({ ...asked, text: source.text, upload: null } as Schema<"NewPreview">)
    : ({ ...asked, text: null, upload: source.upload } as Schema<"NewPreview">);
}
