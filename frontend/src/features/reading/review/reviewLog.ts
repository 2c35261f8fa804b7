/**
 * The log of answers to one video's cards, as it lies on this device: lines that are only ever added, as the command writes them.
 *
 * Where a card stands follows from it alone. Tabs add to the same lines, so none overwrites another's.
 */
import { keepUnsent, type ReviewLine } from "@/reviews/unsentReviews";

import type { Rating } from "./schedule";

interface Entry {
  readonly id: string;
  readonly at: string;
}

export type ReviewEntry =
  | (Entry & { readonly kind: "review"; readonly card: string; readonly rating: Rating })
  | (Entry & { readonly kind: "suspend" | "unsuspend"; readonly card: string })
  | (Entry & { readonly kind: "undo"; readonly undone: string });

/** An entry, and which video's note it is about. */
export type VideoEntry = ReviewEntry & { readonly video: string };

const PREFIX = "reviews.";
const nameOf = (video: string) => PREFIX + video;

/** A line that holds no entry costs itself alone. */
export function readLog(video: string, storage: Storage): readonly ReviewEntry[] {
  const lines = (storage.getItem(nameOf(video)) ?? "").split("\n");
  const entries = lines.map(parse).filter((entry) => entry !== null);
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** What this device has of all videos. */
export function readAllLogs(storage: Storage): readonly VideoEntry[] {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  const videos = names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  return videos.flatMap((video) => readLog(video, storage).map((entry) => ({ ...entry, video })));
}

/** Each side is given what it lacks: the service with the next request. */
export function level(video: string, served: readonly ReviewEntry[], storage: Storage): void {
  const here = readLog(video, storage);
  const known = new Set(here.map(({ id }) => id));
  const sent = new Set(served.map(({ id }) => id));
  for (const entry of served) if (!known.has(entry.id)) appendToLog(video, entry, storage);
  for (const entry of here) if (!sent.has(entry.id)) keepUnsent(lineOf(video, entry), storage);
}

/** Each entry once. */
export function union<Entry extends { id: string }>(
  here: readonly Entry[],
  more: readonly Entry[],
): readonly Entry[] {
  return [...new Map([...here, ...more].map((entry) => [entry.id, entry])).values()];
}

/** Whether it could be kept. */
export function appendToLog(video: string, entry: ReviewEntry, storage: Storage): boolean {
  const line = JSON.stringify({ ...entry, video });
  try {
    storage.setItem(nameOf(video), `${storage.getItem(nameOf(video)) ?? ""}${line}\n`);
    return true;
  } catch {
    return false;
  }
}

/** A moment with the offset from UTC that holds here: `2026-12-01T09:00:00.000+01:00`. */
export function localMoment(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const shifted = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const two = (number: number) => String(number).padStart(2, "0");
  const offset = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${shifted}${minutes < 0 ? "-" : "+"}${offset}`;
}

function parse(line: string): ReviewEntry | null {
  try {
    return readEntry(JSON.parse(line) as object);
  } catch {
    return null;
  }
}

export function readEntry(raw: object): ReviewEntry | null {
  return isEntry(raw as Record<string, unknown>) ? (raw as ReviewEntry) : null;
}

/** The entry as the service takes it. */
export function lineOf(video: string, entry: ReviewEntry): ReviewLine {
  const { id, at, kind } = entry;
  return {
    ...{ id, at, kind, video },
    card: kind === "undo" ? null : entry.card,
    rating: kind === "review" ? entry.rating : null,
    undone: kind === "undo" ? entry.undone : null,
  };
}

/** What lies in a browser is trusted as far as it has the form. */
function isEntry(raw: Record<string, unknown>): boolean {
  const { kind, id, at, card, rating, undone } = raw;
  if (typeof id !== "string" || typeof at !== "string" || !Number.isFinite(Date.parse(at))) return false;
  if (kind === "undo") return typeof undone === "string";
  if (typeof card !== "string") return false;
  if (kind === "review") return [1, 2, 3, 4].includes(Number(rating)) && typeof rating === "number";
  return kind === "suspend" || kind === "unsuspend";
}
