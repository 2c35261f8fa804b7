/** Flash cards, one at a time: the back is hidden until the card is turned. */
import { useEffect, useState } from "react";

import { currentLanguage, languageAttributes, messages } from "@/language/messages";
import { Button } from "@/ui/Button";

import { citedStart } from "../time";
import type { Card } from "../note";
import { keepPlace, readPlace } from "../place/keptPlace";
import { useShortcuts } from "../shortcuts";
import { MarkButton, MarkRemark } from "../marks/LineMark";
import { useRemark } from "../marks/MarkContext";
import { usePlayer } from "../player/PlayerContext";
import { TimeLink } from "../player/TimeLink";
import { RichText } from "../text/RichText";
import "./cards.css";

interface CardsProps {
  cards: readonly Card[];
  noteId: string;
  /** Whether they are what is shown: the keys are theirs then, wherever the focus is. */
  shown: boolean;
}

export function Cards({ cards, noteId, shown }: CardsProps) {
  const [at, setAt] = useState(() => ({
    number: Math.min(readPlace(noteId).card ?? 0, cards.length - 1),
    turned: false,
  }));
  useEffect(() => {
    if (at.number !== (readPlace(noteId).card ?? 0)) keepPlace(noteId, { card: at.number });
  }, [noteId, at.number]);
  const card = cards[at.number];
  const wrong = useRemark(card?.id ?? "") !== null;
  const go = (by: number) => {
    setAt({ number: (at.number + by + cards.length) % cards.length, turned: false });
  };
  const words = messages().reading.cards;
  const turn = () => setAt({ ...at, turned: !at.turned });
  const keys = [
    { key: " ", description: words.turn, run: turn },
    { key: "ArrowRight", description: words.nextCard, run: () => go(1) },
    { key: "ArrowLeft", description: words.previousCard, run: () => go(-1) },
  ];
  useShortcuts(shown ? keys : []);
  if (card === undefined) return null;
  return (
    <div className="cards">
      <button
        type="button"
        key={at.number}
        className="flash"
        data-turned={at.turned || undefined}
        data-wrong={wrong || undefined}
        onClick={turn}
      >
        <CardFace card={card} turned={at.turned} />
      </button>
      <div className="cards-foot" {...languageAttributes()}>
        <Button onClick={() => go(-1)}>{words.previous}</Button>
        <span className="count" role="status">
          {words.at(at.number + 1, cards.length)}
          {at.turned && <CardTime card={card} />}
        </span>
        <Button onClick={() => go(1)}>{words.next}</Button>
      </div>
      <div className="card-mark">
        <MarkButton key={card.id} line={card.id} />
        <MarkRemark key={`${card.id} remark`} line={card.id} />
      </div>
      <p className="quiet hint for-keys" {...languageAttributes()}>
        <kbd>{words.hint.space}</kbd>
        {words.hint.turns}
        <kbd>←</kbd>
        {words.hint.and}
        <kbd>→</kbd>
        {words.hint.go}
      </p>
    </div>
  );
}

function CardFace({ card, turned }: { card: Card; turned: boolean }) {
  const words = messages().reading.cards;
  return (
    <>
      <span className="label" lang={currentLanguage()}>
        {turned ? words.answer : words.question}
      </span>
      <span className="flash-text" dir="auto" aria-live="polite">
        <RichText text={turned ? card.back : card.front} />
      </span>
      <span className="flash-hint" lang={currentLanguage()}>
        {turned ? words.turnBack : words.turn}
      </span>
    </>
  );
}

function CardTime({ card }: { card: Card }) {
  const { segments } = usePlayer();
  const start = citedStart(card.cites, segments);
  return start === null ? null : (
    <>
      {" "}
      · <TimeLink seconds={start} />
    </>
  );
}
