/** Asks after one job until it has ended, but not while nobody looks. Knows no React. */
import { ApiProblem, toProblem } from "@/api/problem";
import { hasEnded, type Video } from "@/api/video";
import { DELAY_AFTER_ERROR, pollDelay } from "./timing";

/** What polling needs of the browser; tests bring their own. */
export interface PollEnvironment {
  now(): number;
  /** Call after some milliseconds; gives what calls it off. */
  setTimer(ms: number, then: () => void): () => void;
  hidden(): boolean;
  /** Call whenever the tab is shown or hidden; gives what ends that. */
  onVisibility(then: () => void): () => void;
}

export interface JobUpdate {
  video: Video;
  /** Why the last question was not answered; the video is then as it was before. */
  problem: ApiProblem | null;
}

/** Poll a job. Gives what ends that. */
export function pollJob(
  first: Video,
  load: () => Promise<Video>,
  onUpdate: (update: JobUpdate) => void,
  environment: PollEnvironment,
): () => void {
  const since = environment.now();
  let latest = first;
  let cancelTimer: (() => void) | null = null;
  let polling = false;
  let ended = hasEnded(first);

  const wait = (ms: number) => {
    cancelTimer = environment.setTimer(ms, () => {
      cancelTimer = null;
      void poll();
    });
  };
  const poll = async () => {
    if (ended || polling || environment.hidden()) return;
    polling = true;
    const update = await load().then(
      (video): JobUpdate => ({ video, problem: null }),
      (error: unknown): JobUpdate => ({ video: latest, problem: toProblem(error) }),
    );
    polling = false;
    if (ended) return;
    latest = update.video;
    ended = hasEnded(latest) || isFinal(update.problem);
    onUpdate(update);
    if (!ended)
      wait(update.problem ? DELAY_AFTER_ERROR : pollDelay(environment.now() - since, latest.status));
  };
  // A hidden tab asks nothing; one that is shown again asks at once.
  const pollAtOnce = () => {
    cancelTimer?.();
    cancelTimer = null;
    void poll();
  };
  const unsubscribe = environment.onVisibility(pollAtOnce);
  if (!ended) wait(pollDelay(0, first.status));
  return () => {
    ended = true;
    cancelTimer?.();
    unsubscribe();
  };
}

/** It is gone, or no longer ours: asking again will not change that. */
function isFinal(problem: ApiProblem | null): boolean {
  return problem !== null && !problem.retryable && problem.status >= 400;
}

export const browserEnvironment: PollEnvironment = {
  now: () => Date.now(),
  setTimer: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  hidden: () => document.hidden,
  onVisibility: (then) => {
    document.addEventListener("visibilitychange", then);
    return () => document.removeEventListener("visibilitychange", then);
  },
};
