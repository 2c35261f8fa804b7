/** What of a note is to be learned, and what of it is due, in the order in which it is asked: as the command has it. */
import type { Note } from "../note";
import { readerDay, scheduleOf, type Answer, type Schedule } from "./schedule";
import type { ReviewEntry } from "./reviewLog";

export const NEW_A_DAY = 20;

export interface ReviewCard {
  readonly id: string;
  readonly asked: string;
  readonly answer: string;
  readonly choices: readonly string[];
  readonly explanation: string;
  readonly cites: readonly number[];
}

export interface History {
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly suspended: ReadonlySet<string>;
}

export interface Due {
  readonly cards: readonly ReviewCard[];
  /** New ones beyond the day's limit. */
  readonly waiting: number;
  /** The next day on which a card comes back, in days since 1970; null where none does. */
  readonly next: number | null;
}

/** Cards, words to know, cues and questions, in the note's order; what asks or answers nothing is none. */
export function reviewCards(note: Note): readonly ReviewCard[] {
  const rest = { choices: [], explanation: "" };
  const cues = note.sections.flatMap(({ cues: ofSection }) => ofSection);
  const terms = note.terms.map(({ id, term, meaning, cites }) => ({
    ...rest,
    id,
    cites,
    asked: term,
    answer: meaning,
  }));
  const cards = note.cards.map(({ id, front, back, cites }) => ({
    ...rest,
    id,
    cites,
    asked: front,
    answer: back,
  }));
  const questions = (from: Note["questions"]) =>
    from.map(({ id, prompt, answer, choices, explanation, cites }) => ({
      ...{ id, cites, answer, choices, explanation },
      asked: prompt,
    }));
  const all = [...questions(cues), ...terms, ...cards, ...questions(note.questions)];
  return all.filter(({ id, asked, answer }) => id && asked.trim() && answer.trim());
}

export function historyOf(entries: readonly ReviewEntry[]): History {
  const answers = new Map<string, Answer[]>();
  const suspended = new Set<string>();
  const undone = new Set(entries.flatMap((entry) => (entry.kind === "undo" ? [entry.undone] : [])));
  const inOrder = [...entries].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const entry of inOrder) {
    if (undone.has(entry.id)) continue;
    if (entry.kind === "review") answers.set(entry.card, [...(answers.get(entry.card) ?? []), entry]);
    if (entry.kind === "suspend") suspended.add(entry.card);
    if (entry.kind === "unsuspend") suspended.delete(entry.card);
  }
  return { answers, suspended };
}

/** Steps whose time has come, what was learned, what is new, and at last steps whose time has not come. */
export function dueCards(cards: readonly ReviewCard[], history: History, now: string): Due {
  const today = readerDay(now);
  const placed = cards
    .filter(({ id }) => !history.suspended.has(id))
    .map((card) => ({ card, schedule: scheduleOf(history.answers.get(card.id) ?? []) }));
  const fresh = placed.filter(({ schedule }) => schedule === null);
  const begun = placed.filter((one): one is Begun => one.schedule !== null);
  const due = begun.filter(({ schedule }) => schedule.due <= today).sort(byTime);
  const steps = due.filter(({ schedule }) => schedule.dueAt !== null);
  const ready = steps.filter(({ schedule }) => (schedule.dueAt ?? 0) <= Date.parse(now));
  const left = Math.max(NEW_A_DAY - begunOn(today, history), 0);
  const inOrder = [
    ...ready,
    ...due.filter(({ schedule }) => schedule.dueAt === null),
    ...fresh.slice(0, left),
    ...steps.filter((step) => !ready.includes(step)),
  ];
  const later = begun.map(({ schedule }) => schedule.due).filter((day) => day > today);
  return {
    cards: inOrder.map(({ card }) => card),
    waiting: Math.max(fresh.length - left, 0),
    next: later.length > 0 ? Math.min(...later) : null,
  };
}

interface Begun {
  card: ReviewCard;
  schedule: Schedule;
}

function byTime(a: Begun, b: Begun): number {
  return a.schedule.due - b.schedule.due || (a.schedule.dueAt ?? 0) - (b.schedule.dueAt ?? 0);
}

function begunOn(day: number, history: History): number {
  return [...history.answers.values()].filter(([first]) => first && readerDay(first.at) === day).length;
}
