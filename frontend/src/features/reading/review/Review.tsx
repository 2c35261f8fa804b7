/** Review over days: what is due of a note, one card at a time, each with the second that proves it. */
import { useSyncExternalStore } from "react";

import { languageAttributes, messages } from "@/language/messages";

import { useMarkStore } from "../marks/MarkContext";
import { SAMPLE_ID } from "../place/keptPlace";
import { AskedCard } from "./AskedCard";
import type { ReviewCard } from "./dueCards";
import { Outlook, ReviewFrame } from "./ReviewFrame";
import { useReview } from "./useReview";

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
  if (review.loading) {
    return (
      <p role="status" {...languageAttributes()}>
        {messages().reading.review.loading}
      </p>
    );
  }
  const step = `${review.card?.id ?? ""} ${review.last?.id ?? ""}`;
  return (
    <ReviewFrame review={review} heldBack={cards.length - wanted.length} ofAccount={noteId !== SAMPLE_ID}>
      {review.card ? (
        <AskedCard key={step} review={review} card={review.card} />
      ) : (
        <Outlook due={review.due} last={review.last} />
      )}
    </ReviewFrame>
  );
}
