/** What is around the cards of a review: how many are due, what is held back, and where the answers are kept. */
import { useEffect, useRef, type ReactNode } from "react";

import { formatDate } from "@/language/formats";
import { languageAttributes, messages } from "@/language/messages";
import { Button } from "@/ui/Button";

import type { Due } from "./dueCards";
import type { ReviewEntry } from "./reviewLog";
import type { AskingState } from "./useAsking";
import type { LogState } from "./useSending";
import "./review.css";

const DAY = 86_400_000;

type DueState = Due<unknown>;

interface ReviewFrameProps {
  review: Pick<AskingState, "last" | "undo" | "suspended" | "unsuspendAll"> & LogState & { due: DueState };
  /** Cards of lines that were marked as wrong. */
  heldBack: number;
  ofAccount: boolean;
  children: ReactNode;
}

export function ReviewFrame({ review, heldBack, ofAccount, children }: ReviewFrameProps) {
  const words = messages().reading.review;
  const due = review.due.cards.length;
  return (
    <div className="review">
      <div className="review-head" {...languageAttributes()}>
        <p role="status">{due > 0 ? words.due(due) : words.nothingDue}</p>
        {review.last && (
          <Button variant="text" onClick={review.undo}>
            {words.undo}
          </Button>
        )}
      </div>
      {children}
      <div className="quiet hint" {...languageAttributes()}>
        {heldBack > 0 && <p>{words.heldBack(heldBack)}</p>}
        {review.suspended > 0 && (
          <p>
            {words.suspended(review.suspended)}{" "}
            <Button variant="text" onClick={review.unsuspendAll}>
              {words.askAgain}
            </Button>
          </p>
        )}
        {!review.kept && <p role="alert">{words.notKept}</p>}
        {review.kept && ofAccount && <Behind behind={review.behind} />}
      </div>
    </div>
  );
}

/** Whether the account has all answers, and what is not said to it yet. */
function Behind({ behind }: Pick<LogState, "behind">) {
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
export function Outlook({ due, last }: { due: DueState; last: ReviewEntry | null }) {
  const words = messages().reading.review;
  const box = useRef<HTMLDivElement>(null);
  // The card that was answered is gone, and the focus with it.
  useEffect(() => {
    if (last) box.current?.focus({ preventScroll: true });
  }, [last]);
  return (
    <div ref={box} tabIndex={-1} {...languageAttributes()}>
      {due.next !== null && (
        <p>{words.next(formatDate(new Date(due.next * DAY), { dateStyle: "full", timeZone: "UTC" }))}</p>
      )}
      {due.waiting > 0 && <p>{words.waiting(due.waiting)}</p>}
      {due.learnedWaiting > 0 && <p>{words.learnedWaiting(due.learnedWaiting)}</p>}
    </div>
  );
}
