import { messages } from "@/language/messages";
import type { Schema } from "./client";

export type Video = Schema<"VideoView">;

/** What a video is called before its title is known. */
export function titleOf(video: Pick<Video, "title" | "youtube_id">): string {
  return video.title || messages().everywhere.untitled(video.youtube_id);
}

export function hasEnded(video: Pick<Video, "status">): boolean {
  return video.status === "completed" || endedWithoutNotes(video);
}

export function endedWithoutNotes(video: Pick<Video, "status">): boolean {
  return video.status === "failed" || video.status === "cancelled";
}

/** Whether nothing is done until its user does something. */
export function waitsForUser(video: Pick<Video, "status">): boolean {
  return video.status === "needs_captions" || video.status === "needs_confirmation";
}

/** What a file is called that was ordered by this name. */
export function fileLabel(exporter: string): string {
  const { named, unnamed, ...known } = messages().everywhere.files;
  if (Object.hasOwn(known, exporter)) return known[exporter as keyof typeof known];
  return exporter ? named(exporter) : unnamed;
}
