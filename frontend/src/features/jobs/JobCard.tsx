import "./jobs.css";
import { titleOf, type Video } from "@/api/video";
import { Progress } from "@/look/pieces";
import { Cancel } from "./Cancel";
import { Failed } from "./Failed";
import { useJob, type Job } from "./useJob";
import { failureOf, stepOf } from "./words";

interface Props {
  video: Video;
  onNews: (video: Video) => void;
  onGone: (id: string) => void;
  /** The same order once more, or one with captions of one's own. */
  onAgain: (video: Video, captions: boolean) => void;
}

/** A video that is waited for, or that could not be made. */
export function JobCard({ video, onNews, onGone, onAgain }: Props) {
  const job = useJob(video.video_id, video, onNews);
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
        {video.status === "failed" ? null : <Cancel video={video} onNews={onNews} onGone={onGone} />}
      </div>
      {video.status === "failed" ? (
        <Failed video={video} onGone={onGone} onAgain={onAgain} />
      ) : (
        <Underway video={video} job={job} />
      )}
    </article>
  );
}

function Underway({ video, job }: { video: Video; job: Job }) {
  const percent = video.status === "processing" ? `${video.progress} %` : "";
  const facts = [stepOf(video), percent, job.remaining, "you can close this page"].filter(Boolean);
  return (
    <>
      <Progress label={`How far ${titleOf(video)} is`} percent={video.progress} />
      <p className="job-facts" aria-live="polite">
        {facts.join(" · ")}
      </p>
      {video.error && video.current_step !== "stopping" ? (
        <p className="job-hitch">
          <span dir="auto">{failureOf(video.error).what}</span> We try again by ourselves; it costs nothing
          more.
        </p>
      ) : null}
      {job.problem ? <p className="job-hitch">{job.problem.detail} This goes on being asked after.</p> : null}
    </>
  );
}
