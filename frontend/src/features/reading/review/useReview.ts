/** A note's review: what is due, and what one makes of it. */
import { useState } from "react";

import { dueCards, historyOf, type Due, type ReviewCard } from "./dueCards";
import { localMoment, type ReviewEntry } from "./reviewLog";
import { scheduleOf, type Rating, type Schedule } from "./schedule";
import { useReviewLog, type LogState } from "./useReviewLog";

export interface ReviewState extends Due, LogState {
  /** What is asked; undefined when nothing is due. */
  readonly card: ReviewCard | undefined;
  readonly isNew: boolean;
  /** What was done last in this session; it can be taken back. */
  readonly last: ReviewEntry | null;
  /** Where the card would stand after an answer. */
  readonly after: (rating: Rating) => Schedule | null;
  readonly rate: (rating: Rating) => void;
  readonly suspend: () => void;
  /** How many cards of the note are suspended, and what asks them again. */
  readonly suspended: number;
  readonly unsuspendAll: () => void;
  readonly undo: () => void;
}

export function useReview(
  cards: readonly ReviewCard[],
  { noteId, youtubeId }: { noteId: string; youtubeId: string },
  now: () => Date = () => new Date(),
): ReviewState {
  const { entries, ...log } = useReviewLog(noteId, youtubeId);
  const [done, setDone] = useState<readonly ReviewEntry[]>([]);
  const [again, setAgain] = useState<string | null>(null);

  const moment = localMoment(now());
  const history = historyOf(entries);
  const due = dueCards(cards, history, moment);
  const card = cards.find(({ id }) => id === again) ?? due.cards[0];
  const answers = history.answers.get(card?.id ?? "") ?? [];

  const add = (...added: ReviewEntry[]) => {
    log.add(...added);
    setAgain(null);
  };
  const decide = (made: (id: string) => ReviewEntry) => {
    if (card === undefined) return;
    const entry = made(card.id);
    add(entry);
    setDone([...done, entry]);
  };
  const stamp = () => ({ id: crypto.randomUUID(), at: localMoment(now()) });
  const last = done.at(-1) ?? null;
  const suspended = cards.filter(({ id }) => history.suspended.has(id));
  return {
    ...due,
    ...log,
    card,
    isNew: answers.length === 0,
    last,
    after: (rating) => scheduleOf([...answers, { at: moment, rating }]),
    rate: (rating) => decide((id) => ({ ...stamp(), kind: "review", card: id, rating })),
    suspend: () => decide((id) => ({ ...stamp(), kind: "suspend", card: id })),
    suspended: suspended.length,
    unsuspendAll: () => {
      add(...suspended.map(({ id }) => ({ ...stamp(), kind: "unsuspend" as const, card: id })));
      setDone([]);
    },
    undo: () => {
      if (last === null || last.kind === "undo") return;
      add({ ...stamp(), kind: "undo", undone: last.id });
      setDone(done.slice(0, -1));
      setAgain(last.card);
    },
  };
}
