/** How learning goes, in figures that can be counted up from the log, as the command counts them. */
import { isBegun, placedCards, recallsOf, type History } from "../review/dueCards";

const WEEK = 7;
const MONTH = 30;

export interface Figures {
  /** Cards that come back on each of the next seven days, tomorrow first. */
  readonly week: readonly number[];
  /** Answers of the last 30 days that were given on a later day to a card that was learned, and how many were right. */
  readonly askedLater: number;
  readonly kept: number;
}

export function figuresOf(
  cards: readonly { readonly id: string }[],
  history: History,
  today: number,
): Figures {
  const days = placedCards(cards, history)
    .filter(isBegun)
    .map(({ schedule }) => schedule.due - today);
  const recalls = recallsOf(history).filter(({ day }) => day > today - MONTH);
  return {
    week: Array.from({ length: WEEK }, (_, at) => days.filter((day) => day === at + 1).length),
    askedLater: recalls.length,
    kept: recalls.filter(({ kept }) => kept).length,
  };
}
