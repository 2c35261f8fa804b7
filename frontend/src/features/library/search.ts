/** Search over what is loaded: every word has to be somewhere in the title, the subject or the link. */
import { titleOf, type Video } from "@/api/video";

export function search(videos: Video[], words: string): Video[] {
  const wanted = normalize(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return videos;
  return videos.filter((video) => {
    const text = normalize(`${titleOf(video)} ${video.subject} ${video.youtube_id}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** Without accents and case: `Élan` is found by `elan`. */
function normalize(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
