/**
 * When a card comes again, by FSRS: as the command plans it, by the same table of cases.
 *
 * Memory is counted in the reader's own days, which begin at four in the morning. The library counts midnights of UTC,
 * so it is told that each answer came at midnight UTC of its reader's day. Two rules of its own are not the table's:
 * that Good comes a day after Hard at least, and Hard at a later step as at the first.
 */
import {
  BasicLearningStepsStrategy,
  createEmptyCard,
  fsrs,
  Rating as Grade,
  State,
  StrategyMode,
  type Card,
  type TLearningStepsStrategy,
} from "ts-fsrs";

export type Rating = 1 | 2 | 3 | 4;

export interface Answer {
  /** ISO 8601 with the offset from UTC that the reader had: it tells the reader's day. */
  readonly at: string;
  readonly rating: Rating;
}

/** An answer to a card that was learned, on a later day than the answer before it. */
export interface Recall {
  readonly day: number;
  readonly kept: boolean;
}

/** While a card is learned it comes back within minutes, at `dueAt`; afterwards on a day, at whatever hour. */
export interface Schedule {
  readonly state: "learning" | "review" | "relearning";
  /** Days since 1970. */
  readonly due: number;
  /** Milliseconds since 1970. */
  readonly dueAt: number | null;
  readonly stability: number;
  readonly difficulty: number;
  readonly recalls: readonly Recall[];
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const DAY_BEGINS = 4 * 60 * MINUTE;
const SECOND_STEP = { minutes: 10 };

const keepLaterStep: TLearningStepsStrategy = (parameters, state, step) => {
  const steps = BasicLearningStepsStrategy(parameters, state, step);
  const later = state === State.Learning && step > 0;
  return later
    ? { ...steps, [Grade.Hard]: { scheduled_minutes: SECOND_STEP.minutes, next_step: step } }
    : steps;
};

const scheduler = fsrs({ enable_fuzz: false }).useStrategy(StrategyMode.LEARNING_STEPS, keepLaterStep);

/** The reader's day of a moment, in days since 1970. */
export function readerDay(at: string): number {
  return Math.floor((Date.parse(at) + offsetOf(at) - DAY_BEGINS) / DAY);
}

/** Where a card stands that was answered so, in the order of time; null for a new one. */
export function scheduleOf(answers: readonly Answer[]): Schedule | null {
  let card: Card | null = null;
  let day = -Infinity;
  const recalls: Recall[] = [];
  for (const { at, rating } of answers) {
    const before = day;
    day = Math.max(readerDay(at), before); // who flies west is a day earlier than before
    if (card?.state === State.Review && day > before) recalls.push({ day, kept: rating > Grade.Again });
    const midnight = new Date(day * DAY);
    card = scheduler.next(card ?? createEmptyCard(midnight), midnight, rating).card;
  }
  const last = answers.at(-1);
  return card && last ? { ...toSchedule(card, day, last.at), recalls } : null;
}

function toSchedule(card: Card, day: number, at: string): Omit<Schedule, "recalls"> {
  const { stability, difficulty } = card;
  if (card.state === State.Review) {
    const due = day + scheduler.next_interval(stability, 0);
    return { state: "review", due, dueAt: null, stability, difficulty };
  }
  const dueAt = Date.parse(at) + card.due.getTime() - day * DAY;
  const due = Math.max(Math.floor((dueAt + offsetOf(at) - DAY_BEGINS) / DAY), day);
  return {
    state: card.state === State.Learning ? "learning" : "relearning",
    due,
    dueAt,
    stability,
    difficulty,
  };
}

function offsetOf(at: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(at) ?? ["", "+", "0", "0"];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
