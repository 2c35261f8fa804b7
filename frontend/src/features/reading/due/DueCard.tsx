/** A card of one of many notes: which note it is of, and what is done with it. */
import { useEffect, useRef } from "react";
import { Link } from "wouter";

import { languageAttributes, messages } from "@/language/messages";
import { Button } from "@/ui/Button";

import type { Note } from "../note";
import { usePlayer } from "../player/PlayerContext";
import { Answer, Asked, AskedCard, type Asking } from "../review/AskedCard";
import type { ReviewCard } from "../review/dueCards";
import { isRightToLeft } from "../sanitize";
import { useShortcuts } from "../shortcuts";
import { citedStart } from "../time";

interface DueCardProps {
  note: Note;
  noteId: string;
  card: ReviewCard;
  review: Asking;
  /** Goes to the next card after a wrong answer; null where there was none. */
  onGoOn: (() => void) | null;
}

export function DueCard({ note, noteId, card, review, onGoOn }: DueCardProps) {
  const step = `${noteId} ${card.id} ${review.last?.id ?? ""}`;
  return (
    <>
      <p className="due-note" {...languageAttributes()}>
        {messages().reading.due.from}{" "}
        <Link href={`/notes/${noteId}`} lang={note.language} dir="auto">
          {note.title || messages().reading.untitled}
        </Link>
      </p>
      <div lang={note.language} dir={isRightToLeft(note.language) ? "rtl" : "ltr"}>
        {onGoOn ? (
          <MissedCard card={card} onGoOn={onGoOn} onUndo={review.undo} />
        ) : (
          <AskedCard key={step} review={review} card={card} />
        )}
      </div>
    </>
  );
}

interface MissedCardProps {
  card: ReviewCard;
  onGoOn: () => void;
  onUndo: () => void;
}

/** What was not known: its second is played. */
function MissedCard({ card, onGoOn, onUndo }: MissedCardProps) {
  const start = citedStart(card.cites, usePlayer().segments);
  const box = useRef<HTMLDivElement>(null);
  const words = messages().reading.due;
  useShortcuts([
    { key: " ", description: words.goOn, run: onGoOn },
    { key: "u", description: messages().reading.review.undo, run: onUndo },
  ]);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className="review-card" ref={box} tabIndex={-1}>
        <p className="label" {...languageAttributes()}>
          {words.missed}
        </p>
        <Asked card={card} />
        <Answer card={card} start={start} />
      </div>
      <div className="review-foot" {...languageAttributes()}>
        <Button variant="primary" onClick={onGoOn}>
          {words.goOn}
        </Button>
      </div>
    </>
  );
}
