/** A note beside its video. */
import { useEffect } from "react";
import { useLocation } from "wouter";

import { messages } from "@/language/messages";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";

import { sanitizeLine } from "./sanitize";
import { FilesOnly } from "./FilesOnly";
import { NoteReader } from "./NoteReader";
import { useNote } from "./useNote";
// After those of the parts, which they change: for narrow screens, and for paper.
import "./reading.css";
import "./print.css";

export default function NotePage({ id }: { id: string }) {
  const { data, problem, reload } = useNote(id);
  const [, go] = useLocation();
  useDocumentTitle(data ? sanitizeLine(data.view.title) : "");
  if (problem) {
    return (
      <main className="page">
        {problem.status === 404 ? (
          <NoteNotFound />
        ) : (
          <ErrorMessage level={1} problem={problem} onRetry={reload} />
        )}
      </main>
    );
  }
  if (data === null) return <NoteSkeleton />;
  const { view, note } = data;
  const onDeleted = () => go("/");
  return note === null ? (
    <FilesOnly view={view} onErased={onDeleted} />
  ) : (
    <NoteReader key={view.note_id} view={view} note={note} owner={{ onDeleted, onRenamed: reload }} />
  );
}

function NoteNotFound() {
  const { title, detail, toVideos } = messages().reading.notFound;
  return (
    <EmptyState
      level={1}
      icon="book"
      title={title}
      action={
        <LinkButton to="/" variant="primary">
          {toVideos}
        </LinkButton>
      }
    >
      {detail}
    </EmptyState>
  );
}

function NoteSkeleton() {
  return (
    <main className="reading" aria-busy="true">
      <div className="beside">
        <Skeleton height="100%" label={messages().reading.loading} />
      </div>
      <div className="paper">
        <Skeleton height="3rem" label="" />
        <Skeleton height="60vh" label="" />
      </div>
    </main>
  );
}

function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    if (title) document.title = messages().reading.documentTitle(title);
    return () => {
      document.title = before;
    };
  }, [title]);
}
