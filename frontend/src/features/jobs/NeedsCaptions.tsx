import { messages } from "@/language/messages";
import type { Video } from "@/api/video";
import { OwnCaptionsBox } from "@/captions/OwnCaptionsBox";
import { useOwnCaptions } from "@/captions/useOwnCaptions";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import type { FormEvent } from "react";
import { captionsMessage, stepLabel, waitingMessage } from "./messages";
import { useAddCaptions } from "./useAddCaptions";

interface NeedsCaptionsProps {
  video: Video;
  onUpdate: (video: Video) => void;
}

/**
 * A video that YouTube gave no captions of: why, until when it waits, and where to bring one's own. They are asked for,
 * unless YouTube refuses everybody: then they are one way on, and waiting is the other.
 */
export function NeedsCaptions({ video, onUpdate }: NeedsCaptionsProps) {
  const words = messages().jobs;
  const captions = useOwnCaptions(video.title);
  const { addCaptions, sending, problem, forget } = useAddCaptions(video, onUpdate);
  const asked = video.status === "needs_captions";
  const { what, next } = asked ? captionsMessage(video) : waitingMessage(video);
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
      <details open={asked}>
        <summary>{asked ? words.captions.open : words.captions.openEarly}</summary>
        <OwnCaptionsBox captions={captions} apiError={atBox ? problem.detail : ""} />
      </details>
      {problem && !atBox ? <ErrorMessage problem={problem} /> : null}
      <div hidden={!asked && !captions.ready}>
        <Button type="submit" variant="primary" disabled={!captions.ready || captions.pending || sending}>
          {sending ? words.sending : words.captions.send}
        </Button>
      </div>
    </form>
  );
}
