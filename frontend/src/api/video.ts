import type { Schema } from "./client";

export type Video = Schema<"VideoView">;

/** What a video is called before its title is known. */
export function titleOf(video: Pick<Video, "title" | "youtube_id">): string {
  return video.title || `Video ${video.youtube_id}`;
}

export function hasEnded(video: Pick<Video, "status">): boolean {
  return video.status === "completed" || video.status === "failed";
}
