import "./unfinished.css";
import { messages } from "@/language/messages";
import { useLanguage } from "@/language/useLanguage";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { endedWithoutNotes, titleOf, type Video } from "@/api/video";
import { LinkButton } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { formatTime } from "@/ui/formatTime";
import { Pill } from "@/ui/Pill";
import { ProgressBar } from "@/ui/ProgressBar";
import { Skeleton } from "@/ui/Skeleton";
import { memo, useCallback, useState } from "react";
import { Redirect } from "wouter";
import { failureMessage, refundMessage, stepLabel } from "./messages";
import { useJobPolling } from "./useJobPolling";
import { useSections, type ReadableSection } from "./useSections";

/** What is written of a video: read while the rest is written, and after it failed. */
export default function UnfinishedPage({ id }: { id: string }) {
  const api = useApi();
  const load = useCallback(
    (signal: AbortSignal) => unwrap(api.GET("/videos/{id}", { params: { path: { id } }, signal })),
    [api, id],
  );
  const { data: video, problem, reload } = useRequest(load);
  if (video?.note_id) return <Redirect to={`/notes/${video.note_id}`} replace />;
  if (video) return <UnfinishedNote found={video} />;
  return (
    <main className="page">
      {problem ? <ErrorMessage level={1} problem={problem} onRetry={reload} /> : <Skeleton height="20rem" />}
    </main>
  );
}

/** Sections come below those that are there, and the end of it all is told below them: nothing moves that one reads. */
function UnfinishedNote({ found }: { found: Video }) {
  useLanguage();
  const [video, setVideo] = useState(found);
  const { remaining, problem: unheard } = useJobPolling(video.video_id, video, setVideo);
  const { sections, problem, reload } = useSections(video);
  const words = messages().jobs.unfinished;
  return (
    <main className="page unfinished">
      <title>{words.pageTitle(titleOf(video))}</title>
      <h1 dir="auto">{titleOf(video)}</h1>
      <p className="unfinished-mark">
        <Pill>{words.mark}</Pill> {endedWithoutNotes(found) ? words.ended : words.writing}
      </p>
      {sections.map((section, index) => (
        <UnfinishedSection key={index} section={section} url={video.youtube_url} />
      ))}
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      <p role="status" className="unseen">
        {announcement(video, sections.length)}
      </p>
      <div className="unfinished-end">
        <UnfinishedEnd video={video} remaining={remaining} />
        {unheard ? <p className="job-hitch">{unheard.detail}</p> : null}
      </div>
    </main>
  );
}

const UnfinishedSection = memo(function Part({ section, url }: { section: ReadableSection; url: string }) {
  useLanguage();
  const kinds: Partial<Record<string, string>> = messages().reading.notes.kinds;
  return (
    <section>
      <h2 dir="auto">
        {section.title} <SecondLink url={url} seconds={section.start} />
      </h2>
      <ul>
        {section.points.map((point, index) => (
          <li key={index} dir="auto">
            {kinds[point.kind] ? <strong>{kinds[point.kind]}: </strong> : null}
            {point.text} <SecondLink url={url} seconds={point.start} />
          </li>
        ))}
      </ul>
    </section>
  );
});

/** A time that leads to that second on YouTube. */
function SecondLink({ url, seconds }: { url: string; seconds: number }) {
  return (
    <a
      className="pill pill-time time"
      href={`${url}&t=${Math.floor(seconds)}`}
      target="_blank"
      rel="noopener noreferrer"
    >
      <span className="unseen">{messages().jobs.unfinished.watchFrom} </span>
      {formatTime(seconds)}
    </a>
  );
}

/** What is new, for who does not see it. */
function announcement(video: Video, sections: number): string {
  const words = messages().jobs.unfinished;
  if (video.note_id) return words.done;
  if (endedWithoutNotes(video)) return video.error ? failureMessage(video.error).what : words.ended;
  return sections > 0 ? words.readable(sections) : "";
}

/** How far it is, or what became of it. */
function UnfinishedEnd({ video, remaining }: { video: Video; remaining: string }) {
  const words = messages().jobs.unfinished;
  if (video.note_id) {
    return (
      <p className="unfinished-done">
        {words.done}{" "}
        <LinkButton to={`/notes/${video.note_id}`} variant="primary">
          {words.open}
        </LinkButton>
      </p>
    );
  }
  if (endedWithoutNotes(video)) {
    return (
      <p>
        {video.error ? failureMessage(video.error).what : null} {refundMessage(video)} {words.stays}
      </p>
    );
  }
  const progress = messages().jobs.progress;
  const percent = video.status === "processing" ? progress.percent(video.progress) : "";
  return (
    <>
      <ProgressBar label={progress.label(titleOf(video))} percent={video.progress} />
      <p className="job-facts">{[stepLabel(video), percent, remaining].filter(Boolean).join(" · ")}</p>
    </>
  );
}
