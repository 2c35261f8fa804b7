/** The list of videos, newest first, as pages, news and orders come in. */
import type { Video } from "@/api/video";

export interface VideoList {
  videos: Video[];
  /** Where the next page begins; null when all are loaded. */
  cursor: string | null;
}

/** The next page at the end. An order filed since may have moved some videos onto it: they are there once. */
export function appendPage(list: VideoList, page: VideoList): VideoList {
  const known = new Set(list.videos.map((video) => video.video_id));
  const added = page.videos.filter((video) => !known.has(video.video_id));
  return { videos: [...list.videos, ...added], cursor: page.cursor };
}

/** What is known of a video now; a new one goes first. */
export function upsertVideo(list: VideoList, video: Video): VideoList {
  const known = list.videos.some((other) => other.video_id === video.video_id);
  const videos = known
    ? list.videos.map((other) => (other.video_id === video.video_id ? video : other))
    : [video, ...list.videos];
  return { ...list, videos };
}

export function removeVideo(list: VideoList, id: string): VideoList {
  return { ...list, videos: list.videos.filter((video) => video.video_id !== id) };
}
