/** What of a note is to be learned, and what of it is due, in the order in which it is asked: as the command has it. */
import type { Note } from "../note";
import { readerDay, scheduleOf, type Answer, type Recall, type Schedule } from "./schedule";
import type { ReviewEntry } from "./reviewLog";

/** How much of a day is asked at most: cards that are new, and answers to learned ones. */
export interface Limits {
  readonly fresh: number;
  readonly learned: number;
}

export const NEW_A_DAY = 20;
/** Of one note by itself. */
const OF_NOTE: Limits = { fresh: NEW_A_DAY, learned: Infinity };

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
  /** Where a card stands; null for a new one. */
  readonly schedule: (card: string) => Schedule | null;
}

export interface Due<Asked = ReviewCard> {
  readonly cards: readonly Asked[];
  /** New ones beyond the day's limit. */
  readonly waiting: number;
  /** Learned ones beyond it. */
  readonly learnedWaiting: number;
  /** How many more new ones the day would take. */
  readonly room: number;
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

/** What the entries come to. With the `schedules` of before only what was answered since is planned anew. */
export function historyOf(entries: readonly ReviewEntry[], schedules = new Schedules()): History {
  const answers = new Map<string, Answer[]>();
  const suspended = new Set<string>();
  const undone = new Set(entries.flatMap((entry) => (entry.kind === "undo" ? [entry.undone] : [])));
  const timed = entries.map((entry) => ({ entry, time: Date.parse(entry.at) }));
  for (const { entry } of timed.sort((a, b) => a.time - b.time)) {
    if (undone.has(entry.id)) continue;
    if (entry.kind === "review") answers.set(entry.card, [...(answers.get(entry.card) ?? []), entry]);
    if (entry.kind === "suspend") suspended.add(entry.card);
    if (entry.kind === "unsuspend") suspended.delete(entry.card);
  }
  const schedule = (card: string) => schedules.of(card, answers.get(card) ?? []);
  return { answers, suspended, schedule };
}

/** Where cards stand, each reckoned once: a log of years takes most of a second. */
export class Schedules {
  readonly #kept = new Map<string, { answers: readonly Answer[]; schedule: Schedule | null }>();

  of(card: string, answers: readonly Answer[]): Schedule | null {
    const kept = this.#kept.get(card);
    if (kept && areAlike(kept.answers, answers)) return kept.schedule;
    const schedule = scheduleOf(answers);
    this.#kept.set(card, { answers, schedule });
    return schedule;
  }
}

function areAlike(some: readonly Answer[], others: readonly Answer[]): boolean {
  const same = (answer: Answer, at: number) =>
    answer.at === others[at]?.at && answer.rating === others[at].rating;
  return some.length === others.length && some.every(same);
}

/** Steps whose time has come, what was learned, what is new, and at last steps whose time has not come. */
export function dueCards<Asked extends Identified>(
  cards: readonly Asked[],
  history: History,
  now: string,
  limits = OF_NOTE,
): Due<Asked> {
  const today = readerDay(now);
  const placed = placedCards(cards, history);
  const fresh = placed.filter(({ schedule }) => schedule === null);
  const begun = placed.filter(isBegun);
  const due = begun.filter(({ schedule }) => schedule.due <= today).sort(byTime);
  const steps = due.filter(({ schedule }) => schedule.dueAt !== null);
  const ready = steps.filter(({ schedule }) => (schedule.dueAt ?? 0) <= Date.parse(now));
  const learned = due.filter(({ schedule }) => schedule.dueAt === null);
  const asked = askedOn(today, history);
  const left = Math.max(limits.fresh - asked.fresh, 0);
  const learnedLeft = Math.max(limits.learned - asked.learned, 0);
  const inOrder = [
    ...ready,
    ...learned.slice(0, learnedLeft),
    ...fresh.slice(0, left),
    ...steps.filter((step) => !ready.includes(step)),
  ];
  const later = begun.map(({ schedule }) => schedule.due).filter((day) => day > today);
  return {
    cards: inOrder.map(({ card }) => card),
    waiting: Math.max(fresh.length - left, 0),
    learnedWaiting: Math.max(learned.length - learnedLeft, 0),
    room: Math.max(left - fresh.length, 0),
    next: later.length > 0 ? Math.min(...later) : null,
  };
}

interface Identified {
  readonly id: string;
}

interface Placed<Asked> {
  readonly card: Asked;
  readonly schedule: Schedule | null;
}

interface Begun<Asked> extends Placed<Asked> {
  readonly schedule: Schedule;
}

/** The cards that may be asked, and where they stand. */
export function placedCards<Asked extends Identified>(
  cards: readonly Asked[],
  { suspended, schedule }: History,
): Placed<Asked>[] {
  return cards.filter(({ id }) => !suspended.has(id)).map((card) => ({ card, schedule: schedule(card.id) }));
}

export function isBegun<Asked>(placed: Placed<Asked>): placed is Begun<Asked> {
  return placed.schedule !== null;
}

function byTime(a: Begun<unknown>, b: Begun<unknown>): number {
  return a.schedule.due - b.schedule.due || (a.schedule.dueAt ?? 0) - (b.schedule.dueAt ?? 0);
}

/** What a day has seen, of all cards: what was new, and answers to what was learned. */
function askedOn(today: number, history: History) {
  const all = [...history.answers.values()];
  const fresh = all.filter(([first]) => first && readerDay(first.at) === today).length;
  return { fresh, learned: recallsOf(history).filter(({ day }) => day === today).length };
}

/** All answers to cards that were learned, on later days. */
export function recallsOf({ answers, schedule }: History): readonly Recall[] {
  return [...answers.keys()].flatMap((card) => schedule(card)?.recalls ?? []);
}
