import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { asProblem } from "@/api/problem";
import { titleOf, type Video } from "@/api/video";
import { Button } from "@/look/Button";
import { useState } from "react";
import { costOf, failureOf } from "./words";

interface Props {
  video: Video;
  onGone: (id: string) => void;
  onAgain: (video: Video, captions: boolean) => void;
}

/** What happened, what it cost, and what to do. */
export function Failed({ video, onGone, onAgain }: Props) {
  const error = video.error ?? {
    code: "",
    message: "It could not be made.",
    retryable: true,
    refunded: false,
  };
  const { what, next, offer } = failureOf(error);
  const { remove, busy, wrong } = useRemoval(video.video_id, onGone);
  return (
    <div className="job-failed">
      <p className="job-why">
        <span className={error.code === "cancelled" ? "" : "job-bad"} dir="auto">
          {what}
        </span>{" "}
        {costOf(error)}
      </p>
      {next ? <p className="job-next">{next}</p> : null}
      <div className="job-answers">
        {offer === "nothing" ? null : (
          <Button onClick={() => onAgain(video, offer === "captions")}>
            {offer === "captions" ? "Use a captions file" : "Try again"}
          </Button>
        )}
        <Button
          weight="bare"
          onClick={remove}
          disabled={busy}
          aria-label={`Remove ${titleOf(video)} from the list`}
        >
          Remove
        </Button>
      </div>
      {wrong ? (
        <p role="alert" className="field-wrong">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}

function useRemoval(id: string, onGone: (id: string) => void) {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const remove = () => {
    setBusy(true);
    ask(api.DELETE("/videos/{id}", { params: { path: { id } } })).then(
      () => onGone(id),
      (error: unknown) => {
        setBusy(false);
        setWrong(asProblem(error).detail);
      },
    );
  };
  return { remove, busy, wrong };
}
