import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { titleOf, type Video } from "@/api/video";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { useState } from "react";
import { cancelMessage } from "./messages";

interface CancelButtonProps {
  video: Video;
  onUpdate: (video: Video) => void;
}

/** What waits is cancelled at once; what is being made is stopped after a question, which says what comes back. */
export function CancelButton({ video, onUpdate }: CancelButtonProps) {
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const words = messages().jobs.cancel;
  const params = { path: { id: video.video_id } };

  const cancel = async () => {
    setAsking(false);
    setBusy(true);
    setError("");
    try {
      // It may have ended since it was last asked after: then its note stays.
      await unwrap(api.DELETE("/videos/{id}", { params: { ...params, query: { only: "cancel" } } }));
      onUpdate(await unwrap(api.GET("/videos/{id}", { params })));
    } catch (error) {
      setError(toProblem(error).detail);
    }
    setBusy(false);
  };
  if (video.current_step === "stopping") return null;
  // Asked is where something is lost: what is written, or a credit.
  const asks = video.status === "processing" || video.credits_back < video.credits;
  const begin = () => (asks ? setAsking(true) : void cancel());
  return (
    <div className="job-cancel">
      <Button variant="text" onClick={begin} disabled={busy} aria-label={words.named(titleOf(video))}>
        {words.cancel}
      </Button>
      {error ? (
        <p role="alert" className="field-wrong">
          {error}
        </p>
      ) : null}
      <Dialog
        title={words.title}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.goOn}</Button>
            <Button variant="danger" onClick={() => void cancel()}>
              {words.stop}
            </Button>
          </>
        }
      >
        <p>
          {words.words} {cancelMessage(video)}
        </p>
      </Dialog>
    </div>
  );
}
