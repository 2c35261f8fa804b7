import { messages } from "@/language/messages";
import { useMe } from "@/api/MeContext";
import type { Video } from "@/api/video";
import { Button, LinkButton } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { confirmationMessage, stepLabel } from "./messages";
import { useConfirm } from "./useConfirm";

interface NeedsConfirmationProps {
  video: Video;
  onUpdate: (video: Video) => void;
}

/** A long video: what it costs in all, what is paid already, until when it waits, and the way on. */
export function NeedsConfirmation({ video, onUpdate }: NeedsConfirmationProps) {
  const words = messages().jobs;
  const { data: me } = useMe();
  const { confirm, sending, problem } = useConfirm(video, onUpdate);
  const price = video.price ?? video.credits;
  const more = price - video.credits;
  const missing = me ? Math.max(0, more - me.credits) : 0;
  const { what, next } = confirmationMessage(video);
  return (
    <div className="job-confirm">
      <p className="job-why">
        <strong>{stepLabel(video)}.</strong> {what}
      </p>
      <p className="job-next">{next}</p>
      {missing ? <p className="job-next">{words.confirm.short(more - missing, more, missing)}</p> : null}
      {problem ? <ErrorMessage problem={problem} /> : null}
      <div className="job-answers">
        {missing || problem?.status === 402 ? (
          <LinkButton to="/credits" variant="primary">
            {words.confirm.buy}
          </LinkButton>
        ) : (
          <Button variant="primary" disabled={sending} onClick={() => void confirm(price)}>
            {sending ? words.sending : words.confirm.go(price)}
          </Button>
        )}
      </div>
    </div>
  );
}
