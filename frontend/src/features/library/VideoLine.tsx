import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { asProblem } from "@/api/problem";
import { titleOf, type Video } from "@/api/video";
import { Button } from "@/look/Button";
import { Dialog } from "@/look/Dialog";
import { Icon } from "@/look/Icon";
import { useState } from "react";
import { Link } from "wouter";

interface Props {
  video: Video;
  onGone: (id: string) => void;
}

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** A video whose notes are there: all of the line leads to them. */
export function VideoLine({ video, onGone }: Props) {
  return (
    <article className="card line">
      <div className="line-words">
        <h3 className="line-title">
          <Link href={`/notes/${video.note_id}`} className="line-link" dir="auto">
            {titleOf(video)}
          </Link>
        </h3>
        <p className="line-facts">
          {video.subject ? <span dir="auto">{video.subject}</span> : null}
          <time dateTime={video.created_at}>{DAY.format(new Date(video.created_at))}</time>
        </p>
      </div>
      <Delete video={video} onGone={onGone} />
    </article>
  );
}

function Delete({ video, onGone }: Props) {
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const erase = () => {
    setBusy(true);
    setWrong("");
    ask(api.DELETE("/videos/{id}", { params: { path: { id: video.video_id } } })).then(
      () => onGone(video.video_id),
      (error: unknown) => {
        setBusy(false);
        setWrong(asProblem(error).detail);
      },
    );
  };
  return (
    <>
      <Button
        weight="bare"
        className="line-delete"
        aria-label={`Delete ${titleOf(video)}`}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </Button>
      <Dialog
        title="Delete these notes?"
        open={asking}
        onClose={() => setAsking(false)}
        answers={
          <>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
            <Button weight="danger" onClick={erase} disabled={busy}>
              {busy ? "Deleting" : "Delete"}
            </Button>
          </>
        }
      >
        <p>
          <strong dir="auto">{titleOf(video)}</strong>, its PDF and its other files go for good. The credit it
          cost does not come back.
        </p>
        {wrong ? (
          <p role="alert" className="field-wrong">
            {wrong}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
