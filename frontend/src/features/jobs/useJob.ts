import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import type { ApiProblem } from "@/api/problem";
import { hasEnded, type Video } from "@/api/video";
import { useEffect, useEffectEvent, useState } from "react";
import { inWords, secondsLeft, type Sample } from "./pace";
import { browser, watch, type News } from "./watch";

export interface Job {
  /** Why it could not be asked after; it goes on being tried. */
  problem: ApiProblem | null;
  /** What remains, roughly, in words; empty when nobody can tell. */
  remaining: string;
}

/** A job, asked after while it is open and one looks. `onNews` hears every answer and gives it back as `video`. */
export function useJob(id: string, video: Video, onNews: (video: Video) => void): Job {
  const api = useApi();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [begun, setBegun] = useState<Sample | null>(null);
  const [last, setLast] = useState<Sample | null>(null);
  const begin = useEffectEvent(() => video);
  const hear = useEffectEvent((heard: News) => {
    setProblem(heard.problem);
    if (heard.problem) return;
    const sample = { at: Date.now(), percent: heard.video.progress };
    if (heard.video.status === "processing") setBegun(begun ?? sample);
    else setBegun(null);
    setLast(sample);
    onNews(heard.video);
  });
  const open = !hasEnded(video);
  useEffect(() => {
    if (!open) return;
    const load = () => ask(api.GET("/videos/{id}", { params: { path: { id } } }));
    return watch(begin(), load, hear, browser);
  }, [api, id, open]);
  const seconds = begun && last ? secondsLeft(begun, last) : null;
  const remaining = seconds === null ? "" : inWords(seconds);
  return { problem, remaining };
}
