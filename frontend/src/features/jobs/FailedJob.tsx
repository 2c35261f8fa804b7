import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { titleOf, type Video } from "@/api/video";
import { Button } from "@/ui/Button";
import { useState } from "react";
import { refundMessage, failureMessage } from "./messages";

interface FailedJobProps {
  video: Video;
  onRemoved: (id: string) => void;
  onRetry: (video: Video, captions: boolean) => void;
}

/** A video that failed or was cancelled: what happened, what it cost, and what to do. */
export function FailedJob({ video, onRemoved, onRetry }: FailedJobProps) {
  const words = messages().jobs.failed;
  const error = video.error ?? {
    code: "",
    message: words.unknown,
    retryable: true,
    refunded: false,
  };
  const { what, next, offer } = failureMessage(error);
  const { remove, busy, error: removalError } = useRemoveVideo(video.video_id, onRemoved);
  return (
    <div className="job-failed">
      <p className="job-why">
        <span className={video.status === "cancelled" ? "" : "job-bad"} dir="auto">
          {what}
        </span>{" "}
        {refundMessage(video)}
      </p>
      {next ? <p className="job-next">{next}</p> : null}
      <div className="job-answers">
        {offer === "nothing" ? null : (
          <Button onClick={() => onRetry(video, offer === "captions")}>
            {offer === "captions" ? words.ownCaptions : words.again}
          </Button>
        )}
        <Button
          variant="text"
          onClick={remove}
          disabled={busy}
          aria-label={words.removeNamed(titleOf(video))}
        >
          {words.remove}
        </Button>
      </div>
      {removalError ? (
        <p role="alert" className="field-wrong">
          {removalError}
        </p>
      ) : null}
    </div>
  );
}

function useRemoveVideo(id: string, onGone: (id: string) => void) {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const remove = () => {
    setBusy(true);
    unwrap(api.DELETE("/videos/{id}", { params: { path: { id } } })).then(
      () => onGone(id),
      (error: unknown) => {
        setBusy(false);
        setError(toProblem(error).detail);
      },
    );
  };
  return { remove, busy, error };
}
