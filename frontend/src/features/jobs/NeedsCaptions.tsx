import type { Video } from "@/api/video";
import { OwnCaptionsBox } from "@/captions/OwnCaptionsBox";
import { useOwnCaptions } from "@/captions/useOwnCaptions";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import type { FormEvent } from "react";
import { captionsMessage, stepLabel } from "./messages";
import { useAddCaptions } from "./useAddCaptions";

interface NeedsCaptionsProps {
  video: Video;
  onUpdate: (video: Video) => void;
}

/** A video that YouTube gave no captions of: why, until when it waits for the user's own, and where to bring them. */
export function NeedsCaptions({ video, onUpdate }: NeedsCaptionsProps) {
  const captions = useOwnCaptions(video.title);
  const { addCaptions, sending, problem, forget } = useAddCaptions(video, onUpdate);
  const { what, next } = captionsMessage(video);
  const atBox = problem?.code === "unknown_upload" || problem?.code === "bad_upload";
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (captions.ready) void addCaptions(captions.take);
  };
  return (
    <form className="job-captions" onSubmit={onSubmit} onChange={forget}>
      <p className="job-why">
        <strong>{stepLabel(video)}.</strong> <span dir="auto">{what}</span>
      </p>
      <p className="job-next">{next}</p>
      <details open>
        <summary>Bring the captions</summary>
        <OwnCaptionsBox captions={captions} apiError={atBox ? problem.detail : ""} />
      </details>
      {problem && !atBox ? <ErrorMessage problem={problem} /> : null}
      <div>
        <Button type="submit" variant="primary" disabled={!captions.ready || captions.pending || sending}>
          {sending ? "Sending" : "Go on with these captions"}
        </Button>
      </div>
    </form>
  );
}
