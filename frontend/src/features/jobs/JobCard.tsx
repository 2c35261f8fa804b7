import "./jobs.css";
import { messages } from "@/language/messages";
import { endedWithoutNotes, titleOf, type Video } from "@/api/video";
import { noteFacts, orderedAt } from "@/notes/facts";
import { ProgressBar } from "@/ui/ProgressBar";
import { CancelButton } from "./CancelButton";
import { FailedJob } from "./FailedJob";
import { NeedsCaptions } from "./NeedsCaptions";
import { NeedsConfirmation } from "./NeedsConfirmation";
import { Waiting } from "./Waiting";
import { useJobPolling, type JobPolling } from "./useJobPolling";
import { failureMessage, stepLabel } from "./messages";
import { Link } from "wouter";

interface JobCardProps {
  video: Video;
  onUpdate: (video: Video) => void;
  onRemoved: (id: string) => void;
  /** The same order once more, or one with captions of one's own. */
  onRetry: (video: Video, captions: boolean) => void;
}

/** A video that is waited for, or that could not be made. */
export function JobCard({ video, onUpdate, onRemoved, onRetry }: JobCardProps) {
  const job = useJobPolling(video.video_id, video, onUpdate);
  return (
    <article className="card job" aria-label={titleOf(video)}>
      <div className="job-head">
        <h3 className="job-title" dir="auto">
          {titleOf(video)}
        </h3>
        {video.subject ? (
          <span className="job-subject" dir="auto">
            {video.subject}
          </span>
        ) : null}
        {endedWithoutNotes(video) ? null : <CancelButton video={video} onUpdate={onUpdate} />}
      </div>
      <p className="job-order">
        {[...noteFacts(video), orderedAt(video, true)].map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <JobBody video={video} job={job} onUpdate={onUpdate} onRemoved={onRemoved} onRetry={onRetry} />
      <ReadableLink video={video} />
    </article>
  );
}

/** Said once, when there is something to read: several videos may each grow every ten seconds. */
function ReadableLink({ video: { video_id: id, readable } }: { video: Video }) {
  const words = messages().jobs.unfinished;
  return (
    <>
      <span className="unseen" role="status">
        {readable ? words.begun : ""}
      </span>
      {readable ? (
        <p>
          <Link href={`/videos/${id}`}>{words.read(readable)}</Link>
        </p>
      ) : null}
    </>
  );
}

function JobBody({ video, job, onUpdate, onRemoved, onRetry }: JobCardProps & { job: JobPolling }) {
  if (endedWithoutNotes(video)) return <FailedJob video={video} onRemoved={onRemoved} onRetry={onRetry} />;
  if (video.status === "needs_captions") return <NeedsCaptions video={video} onUpdate={onUpdate} />;
  if (video.status === "needs_confirmation") return <NeedsConfirmation video={video} onUpdate={onUpdate} />;
  if (video.status === "waiting") return <Waiting video={video} onUpdate={onUpdate} />;
  return <JobProgress video={video} job={job} />;
}

function JobProgress({ video, job }: { video: Video; job: JobPolling }) {
  const words = messages().jobs.progress;
  const percent = video.status === "processing" ? words.percent(video.progress) : "";
  const facts = [percent, job.remaining, words.canClose].filter(Boolean);
  return (
    <>
      <ProgressBar label={words.label(titleOf(video))} percent={video.progress} />
      <p className="job-facts">
        <span aria-live="polite">{stepLabel(video)}</span>
        {facts.map((fact) => ` · ${fact}`).join("")}
      </p>
      {video.error && video.current_step !== "stopping" ? (
        <p className="job-hitch">
          <span dir="auto">{failureMessage(video.error).what}</span> {words.hitch}
        </p>
      ) : null}
      {job.problem ? (
        <p className="job-hitch">
          {job.problem.detail} {words.unreachable}
        </p>
      ) : null}
    </>
  );
}
