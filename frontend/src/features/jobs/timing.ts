/** How often a job is asked after, and what its progress says of the time that remains. */
import { messages } from "@/language/messages";
import { waitsForUser, type Video } from "@/api/video";

const MIN_DELAY = 1_000;
const MAX_DELAY = 15_000;

const MAX_DELAY_FOR_USER = 60_000;

/** Milliseconds until the next question: a second at first, slower the longer one has waited. */
export function pollDelay(watchedMs: number, status: Video["status"]): number {
  // What waits for its user changes elsewhere only in another tab, or after days.
  if (waitsForUser({ status })) return MAX_DELAY_FOR_USER;
  return Math.min(MAX_DELAY, Math.max(MIN_DELAY, watchedMs / 10));
}

/** While it is told of: only for what is told nobody, as what another tab does with it. */
export const PUSHED_DELAY = 150_000;
/** So long after a connection was opened all that is told afterwards comes by it. */
export const CATCH_UP_DELAY = 2_000;
/** While one is being opened. */
export const CONNECTING_DELAY = 5_000;

/** After a failed question: the service has trouble, or is busy, and is not to be hurried. */
export const DELAY_AFTER_ERROR = 5_000;

export interface ProgressSample {
  at: number;
  percent: number;
}

// Less than this says nothing of a pace.
const MIN_PERCENT = 4;
const MIN_MS = 3_000;

/** Seconds that remain if it goes on as it did since the first sample; null when that cannot be said yet. */
export function estimateSecondsLeft(first: ProgressSample, last: ProgressSample): number | null {
  const gained = last.percent - first.percent;
  const took = last.at - first.at;
  if (gained < MIN_PERCENT || took < MIN_MS) return null;
  return ((100 - last.percent) * took) / gained / 1000;
}

/** Rough on purpose: nobody knows it to the second. */
export function formatRemaining(seconds: number): string {
  const words = messages().jobs.progress;
  if (seconds < 45) return words.seconds;
  const minutes = Math.round(seconds / 60);
  if (minutes <= 1) return words.minute;
  if (minutes < 60) return words.minutes(minutes);
  return words.hours;
}
