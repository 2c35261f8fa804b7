import { unwrap } from "@/api/client";
import { useApi, useSettings } from "@/api/ServiceContext";
import type { ApiProblem } from "@/api/problem";
import { hasEnded, waitsForUser, type Video } from "@/api/video";
import { useEffect, useEffectEvent, useState } from "react";
import { formatRemaining, estimateSecondsLeft, type ProgressSample } from "./timing";
import { pushFeedOf } from "./pushFeed";
import { browserEnvironment, pollJob, type JobUpdate } from "./pollJob";

export interface JobPolling {
  /** Why it could not be asked after; it goes on being tried. */
  problem: ApiProblem | null;
  /** What remains, roughly, in words; empty when nobody can tell. */
  remaining: string;
}

/** A job, asked after while it is open and one looks, or told of. `onUpdate` hears every answer and gives it back as `video`. */
export function useJobPolling(id: string, video: Video, onNews: (video: Video) => void): JobPolling {
  const api = useApi();
  const { push } = useSettings();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [firstSample, setFirstSample] = useState<ProgressSample | null>(null);
  const [lastSample, setLastSample] = useState<ProgressSample | null>(null);
  const currentVideo = useEffectEvent(() => video);
  const handleUpdate = useEffectEvent((heard: JobUpdate) => {
    setProblem(heard.problem);
    if (heard.problem) return;
    const sample = { at: Date.now(), percent: heard.video.progress };
    if (heard.video.status === "processing") setFirstSample(firstSample ?? sample);
    else setFirstSample(null);
    setLastSample(sample);
    onNews(heard.video);
  });
  const open = !hasEnded(video);
  // What its user lets go on is asked after anew, and quickly.
  const waiting = waitsForUser(video);
  useEffect(() => {
    if (!open) return;
    const load = () => unwrap(api.GET("/videos/{id}", { params: { path: { id } } }));
    const feed = waiting ? null : pushFeedOf(api, push);
    return pollJob(currentVideo(), load, handleUpdate, browserEnvironment, feed);
  }, [api, id, open, waiting, push]);
  const seconds = firstSample && lastSample ? estimateSecondsLeft(firstSample, lastSample) : null;
  const remaining = seconds === null ? "" : formatRemaining(seconds);
  return { problem, remaining };
}
