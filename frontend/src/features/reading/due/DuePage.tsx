/** Due today: the cards of all notes, one at a time, beside the video that proves it. */
import { useState } from "react";

import { languageAttributes, messages } from "@/language/messages";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Skeleton } from "@/ui/Skeleton";

import type { Segment } from "../note";
import { Player } from "../player/Player";
import { PlayerProvider } from "../player/PlayerContext";
import { AGAIN } from "../review/AskedCard";
import { Outlook, ReviewFrame } from "../review/ReviewFrame";
import type { Rating } from "../review/schedule";
import { videoEnd } from "../time";
import type { PlannedCard } from "./duePlan";
import { DueCard } from "./DueCard";
import { DueFigures } from "./DueFigures";
import { DueLimits } from "./DueLimits";
import { useDueToday, type DueToday } from "./useDueToday";
// After those of the parts, which it changes for narrow screens.
import "../reading.css";
import "./due.css";

const NO_LINES: readonly Segment[] = [];

export default function DuePage() {
  const today = useDueToday();
  const { documentTitle } = messages().reading;
  return (
    <>
      <title>{documentTitle(messages().app.due)}</title>
      {today.notes > 0 && !today.loading ? <DueLayout today={today} /> : <NoCards today={today} />}
    </>
  );
}

/** Nothing is known yet, or there is nothing to learn. */
function NoCards({ today: { loading, problem, retry } }: { today: DueToday }) {
  const words = messages().reading.due;
  return (
    <main className="page" aria-busy={loading}>
      {loading ? (
        <Skeleton height="20rem" label={messages().reading.review.loading} />
      ) : problem ? (
        <ErrorMessage level={1} problem={problem} onRetry={retry} />
      ) : (
        <EmptyState
          level={1}
          icon="book"
          title={messages().app.due}
          action={<LinkButton to="/">{messages().reading.notFound.toVideos}</LinkButton>}
        >
          {words.noNotes}
        </EmptyState>
      )}
    </main>
  );
}

/** A wrong answer keeps its card on the page, with the second that plays, until one goes on. */
function DueLayout({ today }: { today: DueToday }) {
  const [missed, setMissed] = useState<PlannedCard | null>(null);
  const review = {
    ...today,
    rate: (rating: Rating) => {
      if (rating === AGAIN) setMissed(today.card ?? null);
      today.rate(rating);
    },
    undo: () => {
      setMissed(null);
      today.undo();
    },
  };
  const shown = missed ?? today.card;
  const loaded = shown && today.noteOf(shown);
  const note = loaded?.note;
  const { segments = NO_LINES, estimated = false } = note?.transcript ?? {};
  return (
    <PlayerProvider youtubeId={loaded?.view.youtube_id ?? ""} segments={segments} estimated={estimated}>
      <main className={note ? "reading due" : "reading due due-alone"}>
        {note && (
          <aside className="beside" aria-label={messages().reading.player.label}>
            <Player title={note.title} seconds={videoEnd(segments, note.transcript.video.duration)} />
          </aside>
        )}
        <div className="paper">
          <h1>{messages().app.due}</h1>
          <ReviewFrame review={review} heldBack={today.heldBack} ofAccount>
            {today.problem && <ErrorMessage problem={today.problem} onRetry={today.retry} />}
            {shown?.card && loaded && note ? (
              <DueCard
                {...{ note, review }}
                noteId={loaded.view.note_id}
                card={shown.card}
                onGoOn={missed && (() => setMissed(null))}
              />
            ) : (
              <Between today={today} />
            )}
          </ReviewFrame>
          <DueFigures figures={today.figures} today={today.day} />
          <DueLimits limits={today.limits} />
        </div>
      </main>
    </PlayerProvider>
  );
}

/** No card: its note is still to come, or the day is done. */
function Between({ today }: { today: DueToday }) {
  if (today.toRead === 0) return <Outlook due={today.due} last={today.last} />;
  return (
    !today.problem && (
      <div {...languageAttributes()}>
        <Skeleton height="14rem" label={messages().reading.due.toRead(today.toRead)} />
      </div>
    )
  );
}
