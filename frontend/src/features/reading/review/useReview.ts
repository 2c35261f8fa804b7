/** A note's review: what is due of it, and what one makes of it. */
import { dueCards, historyOf, type Due, type ReviewCard } from "./dueCards";
import { localMoment } from "./reviewLog";
import { useAsking, type AskingState } from "./useAsking";
import { useReviewLog } from "./useReviewLog";
import type { LogState } from "./useSending";

export interface ReviewState extends AskingState, LogState {
  readonly due: Due;
}

export function useReview(
  cards: readonly ReviewCard[],
  { noteId, youtubeId }: { noteId: string; youtubeId: string },
  now: () => Date = () => new Date(),
): ReviewState {
  const { entries, add, ...log } = useReviewLog(noteId, youtubeId);
  const history = historyOf(entries);
  const due = dueCards(cards, history, localMoment(now()));
  const asking = useAsking({ cards, due, history, add, now });
  return { ...asking, ...log, due };
}
