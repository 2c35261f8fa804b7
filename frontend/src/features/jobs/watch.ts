/** Asks after one job until it has ended, but not while nobody looks. Knows no React. */
import { ApiProblem, asProblem } from "@/api/problem";
import { hasEnded, type Video } from "@/api/video";
import { PAUSE_AFTER_TROUBLE, pauseAfter } from "./pace";

/** What a watch needs of its surroundings; tests bring their own. */
export interface Surroundings {
  now(): number;
  /** Call after some milliseconds; gives what calls it off. */
  after(ms: number, then: () => void): () => void;
  hidden(): boolean;
  /** Call whenever the tab is shown or hidden; gives what ends that. */
  onVisibility(then: () => void): () => void;
}

export interface News {
  video: Video;
  /** Why the last question was not answered; the video is then as it was before. */
  problem: ApiProblem | null;
}

/** Watch a job. Gives what ends the watch. */
export function watch(
  first: Video,
  load: () => Promise<Video>,
  tell: (news: News) => void,
  around: Surroundings,
): () => void {
  const since = around.now();
  let latest = first;
  let callOff: (() => void) | null = null;
  let asking = false;
  let over = hasEnded(first);

  const wait = (ms: number) => {
    callOff = around.after(ms, () => {
      callOff = null;
      void askNow();
    });
  };
  const askNow = async () => {
    if (over || asking || around.hidden()) return;
    asking = true;
    const news = await load().then(
      (video): News => ({ video, problem: null }),
      (error: unknown): News => ({ video: latest, problem: asProblem(error) }),
    );
    asking = false;
    if (over) return;
    latest = news.video;
    over = hasEnded(latest) || isFinal(news.problem);
    tell(news);
    if (!over) wait(news.problem ? PAUSE_AFTER_TROUBLE : pauseAfter(around.now() - since));
  };
  // A hidden tab asks nothing; one that is shown again asks at once.
  const turn = () => {
    callOff?.();
    callOff = null;
    void askNow();
  };
  const stopLooking = around.onVisibility(turn);
  if (!over) wait(pauseAfter(0));
  return () => {
    over = true;
    callOff?.();
    stopLooking();
  };
}

/** It is gone, or no longer ours: asking again will not change that. */
function isFinal(problem: ApiProblem | null): boolean {
  return problem !== null && !problem.retryable && problem.status >= 400;
}

export const browser: Surroundings = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  hidden: () => document.hidden,
  onVisibility: (then) => {
    document.addEventListener("visibilitychange", then);
    return () => document.removeEventListener("visibilitychange", then);
  },
};
