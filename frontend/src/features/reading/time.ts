/** Times: how people write them, and what is being said at one. */
import type { Segment } from "./note";

/** When the first of the cited segments begins; null where nothing is cited. */
export function citedStart(cites: readonly number[], segments: readonly Segment[]): number | null {
  const first = cites.length ? segments[Math.min(...cites)] : undefined;
  return first ? first.start : null;
}

/** Whether one of the cited segments is being said. */
export function isCitedAt(cites: readonly number[], segments: readonly Segment[], now: number) {
  return cites.some((cite) => {
    const segment = segments[cite];
    return segment !== undefined && segment.start <= now && now < segment.end;
  });
}

/** The last of some stretches, in order of time, that has begun; -1 before the first. */
export function lastStarted(stretches: readonly { start: number }[], now: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? Infinity) <= now) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function videoEnd(segments: readonly Segment[], duration: number): number {
  return Math.max(duration, segments.at(-1)?.end ?? 0);
}

/** The same second of the video on YouTube. */
export function youtubeLink(youtubeId: string, seconds: number): string {
  return `https://youtu.be/${encodeURIComponent(youtubeId)}?t=${Math.floor(seconds)}`;
}
