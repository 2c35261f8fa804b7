/** Asks after one job until it has ended, but not while nobody looks, and rarely while news of it comes by itself. Knows no React. */
import { ApiProblem, toProblem } from "@/api/problem";
import { hasEnded, type Video } from "@/api/video";
import type { JobNews, PushFeed, PushListener, PushState } from "./pushChannel";
import { CATCH_UP_DELAY, CONNECTING_DELAY, DELAY_AFTER_ERROR, PUSHED_DELAY, pollDelay } from "./timing";

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

/** Poll a job, unless it is told of by `feed`. Gives what ends that. */
export function pollJob(
  first: Video,
  load: () => Promise<Video>,
  onUpdate: (update: JobUpdate) => void,
  environment: PollEnvironment,
  feed: PushFeed | null = null,
): () => void {
  return new JobPolling(first, load, onUpdate, environment).start(feed);
}

class JobPolling implements PushListener {
  private readonly since: number;
  private ended: boolean;
  private cancelTimer: (() => void) | null = null;
  private polling = false;
  private askAgain = false;
  private push: PushState = "off";
  private openSince = 0;
  /** A connection tells nothing of before it was open, and who tells knows of it only some moments after that. */
  private caughtUp = false;

  constructor(
    private latest: Video,
    private readonly load: () => Promise<Video>,
    private readonly onUpdate: (update: JobUpdate) => void,
    private readonly environment: PollEnvironment,
  ) {
    this.since = environment.now();
    this.ended = hasEnded(latest);
  }

  start(feed: PushFeed | null): () => void {
    if (this.ended) return () => undefined;
    if (feed) this.push = "connecting";
    // A hidden tab asks nothing; one that is shown again asks at once.
    const unsubscribe = this.environment.onVisibility(this.pollAtOnce);
    this.wait(this.delay());
    const unwatch = feed?.watch(this);
    return () => {
      this.ended = true;
      this.cancelTimer?.();
      unsubscribe();
      unwatch?.();
    };
  }

  onState(state: PushState) {
    if (this.ended || state === this.push) return;
    this.push = state;
    this.openSince = this.environment.now();
    this.caughtUp = false;
    if (this.polling) return;
    if (state === "off") this.pollAtOnce();
    else this.wait(this.delay());
  }

  onNews({ video_id: id, progress }: JobNews) {
    if (this.ended || id !== this.latest.video_id) return;
    // One that is tried again is another than it was, in more than its progress.
    if (progress && !this.latest.error) {
      this.latest = processed(this.latest, progress);
      this.onUpdate({ video: this.latest, problem: null });
    } else {
      this.askAgain = this.polling;
      this.pollAtOnce();
    }
  }

  private wait(ms: number) {
    this.cancelTimer?.();
    this.cancelTimer = this.environment.setTimer(ms, () => {
      this.cancelTimer = null;
      void this.poll();
    });
  }

  private delay(): number {
    if (this.push === "connecting") return CONNECTING_DELAY;
    if (this.push === "open") return this.caughtUp ? PUSHED_DELAY : CATCH_UP_DELAY;
    return pollDelay(this.environment.now() - this.since, this.latest.status);
  }

  private readonly pollAtOnce = () => {
    this.cancelTimer?.();
    this.cancelTimer = null;
    void this.poll();
  };

  private async poll() {
    if (this.ended || this.polling || this.environment.hidden()) return;
    this.polling = true;
    this.askAgain = false;
    const openFor = this.environment.now() - this.openSince;
    this.caughtUp ||= this.push === "open" && openFor >= CATCH_UP_DELAY;
    const update = await this.load().then(
      (video): JobUpdate => ({ video: newerOf(this.latest, video), problem: null }),
      (error: unknown): JobUpdate => ({ video: this.latest, problem: toProblem(error) }),
    );
    this.polling = false;
    if (this.ended) return;
    this.latest = update.video;
    this.ended = hasEnded(this.latest) || isFinal(update.problem);
    this.onUpdate(update);
    if (this.ended) return;
    if (this.askAgain) void this.poll();
    else this.wait(update.problem ? DELAY_AFTER_ERROR : this.delay());
  }
}

/** The video as it is once it has come so far. */
function processed(video: Video, progress: NonNullable<JobNews["progress"]>): Video {
  const stopping = video.current_step === "stopping";
  const step = stopping ? video.current_step : progress.current_step;
  return { ...video, ...progress, status: "processing", current_step: step };
}

/** An answer may have been under way while news came that is later. */
function newerOf(known: Video, answer: Video): Video {
  const [one, other] = [known, answer].map(({ status, attempt }) => `${status} ${attempt}`);
  if (one !== other || known.progress <= answer.progress) return answer;
  const { progress, readable, current_step } = known;
  return { ...answer, progress, readable, current_step };
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
