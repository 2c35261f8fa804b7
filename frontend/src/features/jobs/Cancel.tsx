import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { asProblem } from "@/api/problem";
import { titleOf, type Video } from "@/api/video";
import { Button } from "@/look/Button";
import { Dialog } from "@/look/Dialog";
import { useState } from "react";

interface Props {
  video: Video;
  onNews: (video: Video) => void;
  onGone: (id: string) => void;
}

/** What waits is cancelled at once; what is being made is stopped after a question. */
export function Cancel({ video, onNews, onGone }: Props) {
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const params = { path: { id: video.video_id } };

  const cancel = async () => {
    setAsking(false);
    setBusy(true);
    setWrong("");
    try {
      const { outcome } = await ask(api.DELETE("/videos/{id}", { params }));
      if (outcome === "erased") onGone(video.video_id);
      else onNews(await ask(api.GET("/videos/{id}", { params })));
    } catch (error) {
      setWrong(asProblem(error).detail);
    }
    setBusy(false);
  };
  if (video.current_step === "stopping") return null;
  const begin = () => (video.status === "queued" ? void cancel() : setAsking(true));
  return (
    <div className="job-cancel">
      <Button weight="bare" onClick={begin} disabled={busy} aria-label={`Cancel ${titleOf(video)}`}>
        Cancel
      </Button>
      {wrong ? (
        <p role="alert" className="field-wrong">
          {wrong}
        </p>
      ) : null}
      <Dialog
        title="Stop making these notes?"
        open={asking}
        onClose={() => setAsking(false)}
        answers={
          <>
            <Button onClick={() => setAsking(false)}>Go on</Button>
            <Button weight="danger" onClick={() => void cancel()}>
              Stop
            </Button>
          </>
        }
      >
        <p>It stops at the next safe point. What is written so far is dropped, and your credit comes back.</p>
      </Dialog>
    </div>
  );
}
