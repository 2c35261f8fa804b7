/** A note beside its video. */
import { useEffect } from "react";
import { useLocation } from "wouter";

import { LinkButton } from "@/look/Button";
import { EmptyState, Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";

import { Reading } from "./Reading";
import "./reading.css";
import "./panels.css";
import "./print.css";
import { oneLine } from "./clean";
import { useNote } from "./useNote";
import { Files } from "./Files";

export default function ReadingPage({ id }: { id: string }) {
  const { answer, problem, again } = useNote(id);
  const [, go] = useLocation();
  useTitle(answer ? oneLine(answer.view.title) : "");
  if (problem) {
    return problem.status === 404 ? <Gone /> : <div className="page"><Trouble problem={problem} again={again} /></div>;
  }
  if (answer === null) return <Coming />;
  const { view, note } = answer;
  const onErased = () => { go("/"); };
  return note === null ? (
    <Files view={view} onErased={onErased} />
  ) : (
    <Reading key={view.note_id} view={view} note={note} onErased={onErased} />
  );
}

function Gone() {
  return (
    <div className="page">
      <EmptyState
        icon="book"
        title="There is no such note"
        action={<LinkButton to="/" weight="main">Your videos</LinkButton>}
      >
        It was deleted, or it belongs to another account than the one you are signed in with.
      </EmptyState>
    </div>
  );
}

function Coming() {
  return (
    <div className="reading" aria-busy="true">
      <div className="beside">
        <Waiting height="100%" label="The note is on its way" />
      </div>
      <div className="paper">
        <Waiting height="3rem" label="" />
        <Waiting height="60vh" label="" />
      </div>
    </div>
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
