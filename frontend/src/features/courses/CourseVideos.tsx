import type { Schema } from "@/api/client";
import { titleOf, type Video } from "@/api/video";
import { messages } from "@/language/messages";
import { formatDuration } from "@/ui/formatTime";
import { Link } from "wouter";

type CourseVideo = Schema<"CourseVideoView">;
/** How far a video is, in words. */
export type StateOf = (video: Video) => string;

interface CourseVideosProps {
  videos: readonly CourseVideo[];
  stateOf: StateOf;
}

/** The videos in their order: those with notes lead to them, those that are written to what can be read. */
export function CourseVideos({ videos, stateOf }: CourseVideosProps) {
  return (
    <ol className="course-videos">
      {videos.map((one) => (
        <li key={one.youtube_id} className="card course-video">
          <h2 className="line-title" dir="auto">
            <VideoLink one={one} />
          </h2>
          <p className="course-facts">{facts(one, stateOf)}</p>
        </li>
      ))}
    </ol>
  );
}

function VideoLink({ one }: { one: CourseVideo }) {
  const { video } = one;
  const title = nameOf(one);
  if (video?.note_id) return <Link href={`/notes/${video.note_id}`}>{title}</Link>;
  if (video?.readable) return <Link href={`/videos/${video.video_id}`}>{title}</Link>;
  return title;
}

/** By its note, or as it was ordered. */
export function nameOf({ video, title, youtube_id }: CourseVideo): string {
  return titleOf({ title: video?.title || title, youtube_id });
}

function facts({ turn, video, seconds }: CourseVideo, stateOf: StateOf): string {
  const length = seconds ? formatDuration(seconds) : "";
  const state = turn !== "taken" ? messages().courses.turns[turn] : video ? stateOf(video) : "";
  return [length, state].filter(Boolean).join(" · ");
}
