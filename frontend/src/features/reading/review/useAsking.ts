/** A session: the card that is asked, what one makes of it, and what is taken back. */
import { useState } from "react";

import type { Due, History, ReviewCard } from "./dueCards";
import { localMoment, type ReviewEntry } from "./reviewLog";
import { scheduleOf, type Rating, type Schedule } from "./schedule";

interface Session<Asked extends { id: string }> {
  /** All that may be asked, today or not. */
  readonly cards: readonly Asked[];
  readonly due: Due<Asked>;
  readonly history: History;
  readonly add: (...added: ReviewEntry[]) => void;
  readonly now: () => Date;
}

export interface AskingState<Asked = ReviewCard> {
  /** What is asked; undefined when nothing is due. */
  readonly card: Asked | undefined;
  readonly isNew: boolean;
  /** What was done last in this session; it can be taken back. */
  readonly last: ReviewEntry | null;
  /** Where the card would stand after an answer. */
  readonly after: (rating: Rating) => Schedule | null;
  readonly rate: (rating: Rating) => void;
  readonly suspend: () => void;
  /** How many cards are suspended, and what asks them again. */
  readonly suspended: number;
  readonly unsuspendAll: () => void;
  readonly undo: () => void;
}

export function useAsking<Asked extends { id: string }>(session: Session<Asked>): AskingState<Asked> {
  const { cards, due, history, now } = session;
  const [done, setDone] = useState<readonly ReviewEntry[]>([]);
  const [asked, setAsked] = useState<string | null>(null);

  // A card stays until something is made of it, whatever else comes due meanwhile.
  const card = cards.find(({ id }) => id === asked) ?? due.cards[0];
  if (card && card.id !== asked) setAsked(card.id);
  const answers = history.answers.get(card?.id ?? "") ?? [];

  const add = (...added: ReviewEntry[]) => {
    session.add(...added);
    setAsked(null);
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
    card,
    isNew: answers.length === 0,
    last,
    after: (rating) => scheduleOf([...answers, { at: localMoment(now()), rating }]),
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
      setAsked(last.card);
    },
  };
}
