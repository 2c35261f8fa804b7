import type { Video } from "@/api/video";
import { NeedsCaptions } from "./NeedsCaptions";
import { stepLabel, waitingMessage } from "./messages";

interface WaitingProps {
  video: Video;
  onUpdate: (video: Video) => void;
}

/** A video that goes on by itself: for whom it waits, since when, and that nothing is lost. */
export function Waiting({ video, onUpdate }: WaitingProps) {
  // Captions of the user's own are the way around YouTube.
  if (video.waits_for === "youtube") return <NeedsCaptions video={video} onUpdate={onUpdate} />;
  const { what, next } = waitingMessage(video);
  return (
    <div aria-live="polite">
      <p className="job-why">
        <strong>{stepLabel(video)}.</strong> {what}
      </p>
      <p className="job-next">{next}</p>
    </div>
  );
}
