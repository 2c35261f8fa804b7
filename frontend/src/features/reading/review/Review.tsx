/** Review over days: what is due of a note, one card at a time, each with the second that proves it. */
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { formatDate } from "@/language/formats";
import { languageAttributes, messages } from "@/language/messages";
import { Button } from "@/ui/Button";

import { useMarkStore } from "../marks/MarkContext";
import { SAMPLE_ID } from "../place/keptPlace";
import { usePlayer } from "../player/PlayerContext";
import { TimeLink } from "../player/TimeLink";
import { useShortcuts } from "../shortcuts";
import { RichText } from "../text/RichText";
import { citedStart } from "../time";
import type { ReviewCard } from "./dueCards";
import { readerDay, type Rating, type Schedule } from "./schedule";
import { useReview, type ReviewState } from "./useReview";
import { localMoment } from "./reviewLog";
import "./review.css";

const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const AGAIN: Rating = 1;
const DAY = 86_400_000;
const MINUTE = 60_000;

interface ReviewProps {
  cards: readonly ReviewCard[];
  noteId: string;
  youtubeId: string;
}

export function Review({ cards, noteId, youtubeId }: ReviewProps) {
  const store = useMarkStore();
  const marks = useSyncExternalStore(store.subscribe, () => store.marks);
  const wanted = cards.filter(({ id }) => !marks.has(id));
  const review = useReview(wanted, { noteId, youtubeId });
  const words = messages().reading.review;
  if (review.loading) {
    return (
      <p role="status" {...languageAttributes()}>
        {words.loading}
      </p>
    );
  }
  const step = `${review.card?.id ?? ""} ${review.last?.id ?? ""}`;
  return (
    <div className="review">
      <div className="review-head" {...languageAttributes()}>
        <p role="status">{review.cards.length > 0 ? words.due(review.cards.length) : words.nothingDue}</p>
        {review.last && (
          <Button variant="text" onClick={review.undo}>
            {words.undo}
          </Button>
        )}
      </div>
      {review.card ? (
        <AskedCard key={step} review={review} card={review.card} />
      ) : (
        <Outlook review={review} />
      )}
      <div className="quiet hint" {...languageAttributes()}>
        {wanted.length < cards.length && <p>{words.heldBack(cards.length - wanted.length)}</p>}
        {review.suspended > 0 && (
          <p>
            {words.suspended(review.suspended)}{" "}
            <Button variant="text" onClick={review.unsuspendAll}>
              {words.askAgain}
            </Button>
          </p>
        )}
        {!review.kept && <p role="alert">{words.notKept}</p>}
        {review.kept && noteId !== SAMPLE_ID && <Behind behind={review.behind} />}
      </div>
    </div>
  );
}

/** Whether the account has all answers, and what is not said to it yet. */
function Behind({ behind }: Pick<ReviewState, "behind">) {
  const words = messages().reading.review;
  if (behind === null) return <p>{words.kept}</p>;
  const { problem, unsent } = behind;
  return (
    <p>
      {unsent > 0 ? words.unsent(unsent) : words.behind} {problem.detail}
    </p>
  );
}

/** What the day has left, and when to come back. */
function Outlook({ review: { waiting, next, last } }: { review: ReviewState }) {
  const words = messages().reading.review;
  const box = useRef<HTMLDivElement>(null);
  // The card that was answered is gone, and the focus with it.
  useEffect(() => {
    if (last) box.current?.focus({ preventScroll: true });
  }, [last]);
  return (
    <div ref={box} tabIndex={-1} {...languageAttributes()}>
      {next !== null && (
        <p>{words.next(formatDate(new Date(next * DAY), { dateStyle: "full", timeZone: "UTC" }))}</p>
      )}
      {waiting > 0 && <p>{words.waiting(waiting)}</p>}
    </div>
  );
}

function AskedCard({ review, card }: { review: ReviewState; card: ReviewCard }) {
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

function Asked({ card }: { card: ReviewCard }) {
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

function Answer({ card, start }: { card: ReviewCard; start: number | null }) {
  return (
    <div className="review-answer" dir="auto">
      <RichText text={card.answer}>{start !== null && <TimeLink seconds={start} />}</RichText>
      {card.explanation.trim() !== card.answer.trim() && <RichText text={card.explanation} />}
    </div>
  );
}

function RatingButtons(props: { after: ReviewState["after"]; onRate: (rating: Rating) => void }) {
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
