/** Flash cards, one at a time: the back is hidden until the card is turned. */
import { useState, type KeyboardEvent } from "react";

import { Button } from "@/ui/Button";

import { citedStart } from "../time";
import type { Card } from "../note";
import { MarkButton, MarkRemark } from "../marks/LineMark";
import { useRemark } from "../marks/MarkContext";
import { usePlayer } from "../player/PlayerContext";
import { TimeLink } from "../player/TimeLink";
import { RichText } from "../text/RichText";
import "./cards.css";

export function Cards({ cards }: { cards: readonly Card[] }) {
  const [at, setAt] = useState({ number: 0, turned: false });
  const card = cards[at.number];
  const wrong = useRemark(card?.id ?? "") !== null;
  if (card === undefined) return null;
  const go = (by: number) => {
    setAt({ number: (at.number + by + cards.length) % cards.length, turned: false });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(by);
  };
  return (
    <div className="cards" onKeyDown={onKeyDown}>
      <button
        type="button"
        key={at.number}
        className="flash"
        data-turned={at.turned || undefined}
        data-wrong={wrong || undefined}
        onClick={() => {
          setAt({ ...at, turned: !at.turned });
        }}
      >
        <CardFace card={card} turned={at.turned} />
      </button>
      <div className="cards-foot" lang="en" dir="ltr">
        <Button onClick={() => go(-1)}>Previous</Button>
        <span className="count" role="status">
          Card {at.number + 1} of {cards.length}
          {at.turned && <CardTime card={card} />}
        </span>
        <Button onClick={() => go(1)}>Next</Button>
      </div>
      <div className="card-mark">
        <MarkButton key={card.id} line={card.id} />
        <MarkRemark key={`${card.id} remark`} line={card.id} />
      </div>
      <p className="quiet hint" lang="en" dir="ltr">
        <kbd>Space</kbd> turns the card, <kbd>←</kbd> and <kbd>→</kbd> go to another.
      </p>
    </div>
  );
}

function CardFace({ card, turned }: { card: Card; turned: boolean }) {
  return (
    <>
      <span className="label" lang="en">
        {turned ? "Answer" : "Question"}
      </span>
      <span className="flash-text" dir="auto" aria-live="polite">
        <RichText text={turned ? card.back : card.front} />
      </span>
      <span className="flash-hint" lang="en">
        {turned ? "Turn back" : "Turn the card"}
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
