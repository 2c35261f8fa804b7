/** A note beside its video. */
import { useEffect } from "react";
import { useLocation } from "wouter";

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
        {problem.status === 404 ? <NoteNotFound /> : <ErrorMessage problem={problem} onRetry={reload} />}
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
  return (
    <EmptyState
      level={1}
      icon="book"
      title="There is no such note"
      action={
        <LinkButton to="/" variant="primary">
          Your videos
        </LinkButton>
      }
    >
      It was deleted, or it belongs to another account than the one you are signed in with.
    </EmptyState>
  );
}

function NoteSkeleton() {
  return (
    <main className="reading" aria-busy="true">
      <div className="beside">
        <Skeleton height="100%" label="The note is on its way" />
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
    if (title) document.title = `${title} · Study Buddy`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
