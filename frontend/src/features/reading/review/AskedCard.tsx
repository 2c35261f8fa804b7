/** The card that is asked, its answer with the second that proves it, and how well it was known. */
import { useEffect, useRef, useState } from "react";

import { languageAttributes, messages } from "@/language/messages";
import { Button } from "@/ui/Button";

import { usePlayer } from "../player/PlayerContext";
import { TimeLink } from "../player/TimeLink";
import { useShortcuts } from "../shortcuts";
import { RichText } from "../text/RichText";
import { citedStart } from "../time";
import type { ReviewCard } from "./dueCards";
import { localMoment } from "./reviewLog";
import { readerDay, type Rating, type Schedule } from "./schedule";
import type { AskingState } from "./useAsking";

export const AGAIN: Rating = 1;
const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const MINUTE = 60_000;

/** What is done with a card, whatever kind of card the session has. */
export type Asking = Omit<AskingState<unknown>, "card">;

export function AskedCard({ review, card }: { review: Asking; card: ReviewCard }) {
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { segments, playback } = usePlayer();
  const start = citedStart(card.cites, segments);
  const words = messages().reading.review;
  const rate = (rating: Rating) => {
    if (rating === AGAIN && start !== null) playback.seek(start);
    review.rate(rating);
  };
  useShortcuts([
    ...(shown
      ? RATINGS.map((rating) => ({ key: String(rating), description: "", run: () => rate(rating) }))
      : [{ key: " ", description: words.show, run: () => setShown(true) }]),
    ...(review.last ? [{ key: "u", description: words.undo, run: review.undo }] : []),
    { key: "s", description: words.suspend, run: review.suspend },
  ]);
  // The button that was pressed is gone: the keys go on from the card, and its words are read.
  useEffect(() => {
    if (shown || review.last) box.current?.focus({ preventScroll: true });
  }, [shown, review.last]);
  return (
    <>
      <div className="review-card" ref={box} tabIndex={-1}>
        <p className="label" {...languageAttributes()}>
          {review.isNew ? words.fresh : words.again}
        </p>
        <Asked card={card} />
        {shown && <Answer card={card} start={start} />}
      </div>
      <div className="review-foot" {...languageAttributes()}>
        {shown ? (
          <RatingButtons after={review.after} onRate={rate} />
        ) : (
          <Button variant="primary" onClick={() => setShown(true)}>
            {words.show}
          </Button>
        )}
        <Button variant="text" onClick={review.suspend}>
          {words.suspend}
        </Button>
      </div>
      <p className="quiet hint for-keys" {...languageAttributes()}>
        <kbd>{words.keys.show}</kbd>
        {words.keys.shows}
        <kbd>{words.keys.rates}</kbd>
        {words.keys.rate}
      </p>
    </>
  );
}

export function Asked({ card }: { card: ReviewCard }) {
  return (
    <>
      <div className="review-asked" dir="auto">
        <RichText text={card.asked} />
      </div>
      {card.choices.length > 0 && (
        <ul>
          {card.choices.map((choice, index) => (
            <li key={index} dir="auto">
              <RichText text={choice} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function Answer({ card, start }: { card: ReviewCard; start: number | null }) {
  return (
    <div className="review-answer" dir="auto">
      <RichText text={card.answer}>{start !== null && <TimeLink seconds={start} />}</RichText>
      {card.explanation.trim() !== card.answer.trim() && <RichText text={card.explanation} />}
    </div>
  );
}

function RatingButtons(props: { after: Asking["after"]; onRate: (rating: Rating) => void }) {
  const words = messages().reading.review;
  return (
    <div className="review-ratings" role="group" aria-label={words.howWell}>
      {RATINGS.map((rating) => (
        <Button key={rating} onClick={() => props.onRate(rating)}>
          {words.ratings[rating - 1]} <span className="quiet">{waitOf(props.after(rating))}</span>
        </Button>
      ))}
    </div>
  );
}

/** How long a card stays away, from now. */
function waitOf(schedule: Schedule | null): string {
  const words = messages().reading.review;
  const now = new Date();
  if (schedule === null) return "";
  if (schedule.dueAt !== null) return words.minutes(Math.round((schedule.dueAt - now.getTime()) / MINUTE));
  return words.days(schedule.due - readerDay(localMoment(now)));
}
