/** What is due today of all notes: the session, and the notes that have to be read for it. */
import { useEffect, useMemo, useState } from "react";

import type { ApiProblem } from "@/api/problem";

import { historyOf, Schedules, type Due } from "../review/dueCards";
import { localMoment, type ReviewEntry, type VideoEntry } from "../review/reviewLog";
import { readerDay } from "../review/schedule";
import { useAsking, type AskingState } from "../review/useAsking";
import type { LogState } from "../review/useSending";
import type { LoadedNote } from "../useNote";
import { keepBegunNotes, readBegunNotes } from "./begunNotes";
import { hasNothingNew, ofAllVideos, ownIdOf, planOf, videoOf, type PlannedCard } from "./duePlan";
import { figuresOf, type Figures } from "./figures";
import { useLimits } from "./limits";
import { useAccountLog } from "./useAccountLog";
import { useNoteList } from "./useNoteList";
import { useNoteLoader } from "./useNoteLoader";

export interface DueToday extends AskingState<PlannedCard>, LogState {
  readonly due: Due<PlannedCard>;
  readonly heldBack: number;
  readonly notes: number;
  /** How many notes are still to be read. */
  readonly toRead: number;
  readonly noteOf: (card: PlannedCard) => LoadedNote | null;
  readonly figures: Figures;
  /** The reader's day, in days since 1970. */
  readonly day: number;
  readonly limits: ReturnType<typeof useLimits>;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
}

export function useDueToday(now: () => Date = () => new Date()): DueToday {
  const { entries, add: addTo, ...log } = useAccountLog();
  const list = useNoteList();
  const { loaded, load, ...reading } = useNoteLoader();
  const limits = useLimits();
  const [begun] = useState(readBegunNotes);
  const [schedules] = useState(() => new Schedules());
  const history = useMemo(() => historyOf(ofAllVideos(entries), schedules), [entries, schedules]);

  const notes = list.data ?? [];
  const moment = localMoment(now());
  const plan = planOf({ notes, loaded, begun }, history, limits[0], moment);
  const { wanted } = plan;
  const day = readerDay(moment);
  const problem = list.problem ?? reading.problem;
  useEffect(() => {
    if (!log.loading && !problem) load(wanted);
  });
  useEffect(() => {
    const done = list.data?.filter((note) => {
      const read = loaded.get(note.note_id);
      return read === undefined ? begun.has(note.note_id) : hasNothingNew(note, read, history);
    });
    if (done) keepBegunNotes(done.map((note) => note.note_id));
  }, [list.data, loaded, begun, history]);

  const add = (...added: ReviewEntry[]) => {
    for (const entry of added) addTo(...ofItsVideo(entry, entries));
  };
  const asking = useAsking({ cards: plan.cards, due: plan.due, history, add, now });
  return {
    ...asking,
    ...log,
    ...plan,
    loading: log.loading || (list.data === null && !problem),
    notes: notes.length,
    toRead: wanted.length,
    noteOf: (card) => loaded.get(card.noteId) ?? null,
    figures: figuresOf(plan.cards, history, day),
    day,
    limits,
    problem,
    retry: () => (list.problem ? list.reload() : reading.retry()),
  };
}

/** An entry as its video's own log has it. */
function ofItsVideo(entry: ReviewEntry, entries: readonly VideoEntry[]): [string, ReviewEntry] {
  if (entry.kind !== "undo") return [videoOf(entry.card), { ...entry, card: ownIdOf(entry.card) }];
  return [entries.find(({ id }) => id === entry.undone)?.video ?? "", entry];
}
