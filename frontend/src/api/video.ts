import type { Schema } from "./client";

export type Video = Schema<"VideoView">;

/** What a video is called before its title is known. */
export function titleOf(video: Pick<Video, "title" | "youtube_id">): string {
  return video.title || `Video ${video.youtube_id}`;
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
  const known: Record<string, string> = {
    pdf: "PDF",
    markdown: "Markdown file",
    json: "data file",
    anki: "Anki deck",
    obsidian: "Obsidian note",
  };
  return known[exporter] ?? (exporter ? `file “${exporter}”` : "file");
}
