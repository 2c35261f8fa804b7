/**
 * What is due of all notes, and which of them have to be read to know it.
 *
 * When a card comes back follows from the log alone; its words, and cards that nobody was asked yet, are in its note. So
 * a note is read when one of its cards is due, or when the day has room for new cards and it may hold some.
 */
import type { Schema } from "@/api/client";

import {
  dueCards,
  reviewCards,
  type Due,
  type History,
  type Limits,
  type ReviewCard,
} from "../review/dueCards";
import type { VideoEntry } from "../review/reviewLog";
import type { LoadedNote } from "../useNote";

export type NoteLine = Schema<"NoteLine">;

/** A card by its video and its own id; without words while its note is not read. */
export interface PlannedCard {
  readonly id: string;
  readonly noteId: string;
  readonly card: ReviewCard | null;
}

export interface DuePlan {
  /** All that may be asked, today or not. */
  readonly cards: readonly PlannedCard[];
  readonly due: Due<PlannedCard>;
  /** Cards of lines that their reader holds for wrong, in what is read. */
  readonly heldBack: number;
  /** The notes that have to be read, first things first. */
  readonly wanted: readonly string[];
}

export interface Known {
  /** Newest first. */
  readonly notes: readonly NoteLine[];
  /** What was read: null of a note that is gone, or is none that this page understands. */
  readonly loaded: ReadonlyMap<string, LoadedNote | null>;
  /** Notes in which there was nothing new when they were read last. */
  readonly begun: ReadonlySet<string>;
}

const APART = "#";

/** The card as all notes' cards are told apart, and what it is called in its own. */
export const idOf = (video: string, card: string) => video + APART + card;
export const videoOf = (id: string) => id.slice(0, id.indexOf(APART));
export const ownIdOf = (id: string) => id.slice(id.indexOf(APART) + 1);

/** Entries of all videos, as if they were of one. */
export function ofAllVideos(entries: readonly VideoEntry[]): readonly VideoEntry[] {
  return entries.map((entry) =>
    entry.kind === "undo" ? entry : { ...entry, card: idOf(entry.video, entry.card) },
  );
}

export function planOf(known: Known, history: History, limits: Limits, now: string): DuePlan {
  const logged = loggedByVideo(history);
  const found = known.notes.map((note) => cardsOf(note, known.loaded.get(note.note_id), logged));
  const all = found.flatMap(({ cards }) => cards);
  const cards = [...new Map([...all].reverse().map((card) => [card.id, card])).values()].reverse();
  const due = dueCards(cards, history, now, limits);
  const unread = (noteId: string) => !known.loaded.has(noteId);
  const asked = due.cards.map(({ noteId }) => noteId).filter(unread);
  const perhapsNew = known.notes
    .map((note) => note.note_id)
    .filter((noteId) => due.room > 0 && unread(noteId) && !known.begun.has(noteId));
  return {
    cards,
    due,
    heldBack: found.reduce((sum, { heldBack }) => sum + heldBack, 0),
    wanted: [...new Set([...asked, ...perhapsNew])],
  };
}

/** Whether a note that was read has no card that was never answered, so that it need not be read for new ones. */
export function hasNothingNew(
  { youtube_id }: NoteLine,
  loaded: LoadedNote | null,
  history: History,
): boolean {
  const cards = loaded?.note ? reviewCards(loaded.note) : [];
  return cards.every(({ id }) => history.answers.has(idOf(youtube_id, id)));
}

interface CardsOfNote {
  readonly cards: readonly PlannedCard[];
  readonly heldBack: number;
}

function cardsOf(
  line: NoteLine,
  loaded: LoadedNote | null | undefined,
  logged: Map<string, string[]>,
): CardsOfNote {
  const { note_id: noteId, youtube_id: video } = line;
  if (loaded === undefined) {
    const cards = (logged.get(video) ?? []).map((id) => ({ id, noteId, card: null }));
    return { cards, heldBack: 0 };
  }
  const all = loaded?.note ? reviewCards(loaded.note) : [];
  const marked = new Set(loaded?.view.marks.map(({ id }) => id));
  const wanted = all.filter(({ id }) => !marked.has(id));
  const cards = wanted.map((card) => ({ id: idOf(video, card.id), noteId, card }));
  return { cards, heldBack: all.length - wanted.length };
}

/** The cards that the log knows, by their videos. */
function loggedByVideo({ answers, suspended }: History): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const id of new Set([...answers.keys(), ...suspended])) {
    const video = videoOf(id);
    found.set(video, [...(found.get(video) ?? []), id]);
  }
  return found;
}
