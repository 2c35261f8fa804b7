/** A note beside its video. */
import { useEffect } from "react";
import { useLocation } from "wouter";

import { LinkButton } from "@/look/Button";
import { EmptyState, Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";

import { oneLine } from "./clean";
import { Files } from "./Files";
import { Reading } from "./Reading";
import { useNote } from "./useNote";
// After those of the parts, which they change: for narrow screens, and for paper.
import "./reading.css";
import "./print.css";

export default function NotePage({ id }: { id: string }) {
  const { answer, problem, again } = useNote(id);
  const [, go] = useLocation();
  useTitle(answer ? oneLine(answer.view.title) : "");
  if (problem) {
    return (
      <main className="page">
        {problem.status === 404 ? <Gone /> : <Trouble problem={problem} again={again} />}
      </main>
    );
  }
  if (answer === null) return <Coming />;
  const { view, note } = answer;
  const onErased = () => go("/");
  return note === null ? (
    <Files view={view} onErased={onErased} />
  ) : (
    <Reading key={view.note_id} view={view} note={note} onErased={onErased} />
  );
}

function Gone() {
  return (
    <EmptyState
      level={1}
      icon="book"
      title="There is no such note"
      action={
        <LinkButton to="/" weight="main">
          Your videos
        </LinkButton>
      }
    >
      It was deleted, or it belongs to another account than the one you are signed in with.
    </EmptyState>
  );
}

function Coming() {
  return (
    <main className="reading" aria-busy="true">
      <div className="beside">
        <Waiting height="100%" label="The note is on its way" />
      </div>
      <div className="paper">
        <Waiting height="3rem" label="" />
        <Waiting height="60vh" label="" />
      </div>
    </main>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    if (title) document.title = `${title} · Study Buddy`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
