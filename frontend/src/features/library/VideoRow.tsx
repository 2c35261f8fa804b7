import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { fileLabel, titleOf, type Video } from "@/api/video";
import { noteFacts, orderedAt } from "@/notes/facts";
import { RenameNote } from "@/notes/RenameNote";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Icon } from "@/ui/Icon";
import { useId, useState } from "react";
import { Link } from "wouter";

interface VideoRowProps {
  video: Video;
  /** Others in the list have its name. */
  twin: boolean;
  onChanged: (video: Video) => void;
  onRemoved: (id: string) => void;
}

/** A video whose notes are there: all of the line leads to them. */
export function VideoRow({ video, twin, onChanged, onRemoved }: VideoRowProps) {
  const id = useId();
  const words = messages().library;
  const title = titleOf(video);
  const when = orderedAt(video, twin);
  const name = twin ? `${title}, ${when}` : title;
  // A function that was taken back to an earlier build says nothing of problems.
  const { problems = [] } = video as Partial<Video>;
  return (
    <article className="card line">
      <div className="line-words">
        <h3 className="line-title">
          <Link href={`/notes/${video.note_id}`} className="line-link" dir="auto" aria-describedby={id}>
            {title}
          </Link>
        </h3>
        <p className="line-facts" id={id}>
          {video.subject ? <span dir="auto">{video.subject}</span> : null}
          {noteFacts(video).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <time dateTime={video.created_at}>{when}</time>
          {problems.map(({ exporter }) => (
            <span key={exporter} className="line-hitch">
              {words.notMade(fileLabel(exporter))}
            </span>
          ))}
        </p>
      </div>
      <RenameNote
        noteId={video.note_id ?? ""}
        title={title}
        label={words.renameNamed(name)}
        onRenamed={(renamed) => onChanged({ ...video, title: renamed })}
      >
        <Icon name="pen" />
      </RenameNote>
      <DeleteVideo video={video} name={name} onRemoved={onRemoved} />
    </article>
  );
}

interface DeleteVideoProps extends Pick<VideoRowProps, "video" | "onRemoved"> {
  /** What the button calls it. */
  name: string;
}

function DeleteVideo({ video, name, onRemoved }: DeleteVideoProps) {
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const words = messages().library;
  const deleteVideo = () => {
    setBusy(true);
    setError("");
    unwrap(api.DELETE("/videos/{id}", { params: { path: { id: video.video_id } } })).then(
      () => onRemoved(video.video_id),
      (error: unknown) => {
        setBusy(false);
        setError(toProblem(error).detail);
      },
    );
  };
  return (
    <>
      <Button
        variant="text"
        className="line-delete"
        aria-label={words.deleteNamed(name)}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </Button>
      <Dialog
        title={words.delete.title}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.delete.keep}</Button>
            <Button variant="danger" onClick={deleteVideo} disabled={busy}>
              {busy ? words.delete.busy : words.delete.delete}
            </Button>
          </>
        }
      >
        <p>
          <strong dir="auto">{titleOf(video)}</strong>
          {words.delete.words}
        </p>
        {error ? (
          <p role="alert" className="field-wrong">
            {error}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
