import type { Schema } from "@/api/client";
import { listedMessage } from "@/api/errorMessages";
import { titleOf } from "@/api/video";
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { formatDuration } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";
import { Link } from "wouter";

type Previewed = Schema<"PreviewedCourseVideo">;

interface PreviewedVideosProps {
  videos: readonly Previewed[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The videos that links hold, in order, to choose from. */
export function PreviewedVideos({ videos, chosen, onChoose }: PreviewedVideosProps) {
  const words = messages().courses.form;
  const readable = videos.filter(({ code }) => !code).map(({ youtube_id }) => youtube_id);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <>
      <div className="course-actions">
        <Button variant="text" onClick={() => onChoose(new Set(readable))}>
          {words.all}
        </Button>
        <Button variant="text" onClick={() => onChoose(new Set())}>
          {words.none}
        </Button>
      </div>
      <ol className="course-videos">
        {videos.map((video) => (
          <li key={video.youtube_id} className="card course-video">
            <label className="course-choice">
              <input
                type="checkbox"
                aria-label={words.choose(titleOf(video))}
                checked={chosen.has(video.youtube_id)}
                disabled={Boolean(video.code)}
                onChange={() => toggle(video.youtube_id)}
              />
              <span dir="auto">{titleOf(video)}</span>
            </label>
            <p className="course-facts">
              {video.code ? <span className="field-wrong">{whyNot(video)}</span> : <Facts video={video} />}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Facts({ video }: { video: Previewed }) {
  const words = messages().courses.form;
  const look = messages().submit.look;
  const made = video.captions;
  const captions = made === "auto" || made === "translated" ? look[made] : look.manual;
  const known = made
    ? [captions, video.language ? languageName(video.language) : "", words.words(video.words)]
    : [];
  const length = video.seconds ? formatDuration(video.seconds) : words.unknownLength;
  const facts = [video.channel, length, ...known].filter(Boolean).join(" · ");
  if (!video.note_id) return facts;
  return (
    <>
      {facts} · <Link href={`/notes/${video.note_id}`}>{words.hasNotes}</Link>
    </>
  );
}

function whyNot({ code, message }: Previewed): string {
  return listedMessage(code)?.what ?? message;
}
