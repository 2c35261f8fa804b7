import { expect, test } from "vitest";
import type { Note } from "../note";
import { dueCards, historyOf, NEW_A_DAY, reviewCards, Schedules, type ReviewCard } from "./dueCards";
import { appendToLog, localMoment, readLog, type ReviewEntry } from "./reviewLog";
import type { Rating } from "./schedule";

const MORNING = "2026-12-01T09:00:00.000+01:00";
const STORE = window.localStorage;

const cardsOf = (...ids: string[]): ReviewCard[] =>
  ids.map((id) => ({ id, asked: `${id}?`, answer: "So.", choices: [], explanation: "", cites: [] }));

let entries = 0;
function review(card: string, rating: Rating, at = MORNING): ReviewEntry {
  return { kind: "review", id: `entry ${(entries += 1)}`, at, card, rating };
}

function due(cards: readonly ReviewCard[], log: readonly ReviewEntry[], now = MORNING) {
  const found = dueCards(cards, historyOf(log), now);
  return { ...found, cards: found.cards.map(({ id }) => id) };
}

test("what was learned comes before what is new, and steps that are not over come last", () => {
  const log = [review("a", 3, "2026-12-09T08:59:00.000+01:00"), review("c", 4)];
  expect(due(cardsOf("a", "b", "c"), log, "2026-12-09T09:00:00.000+01:00").cards).toEqual(["c", "b", "a"]);
  expect(due(cardsOf("a", "b", "c"), log, "2026-12-09T09:09:00.000+01:00").cards).toEqual(["a", "c", "b"]);
});

test("a day begins no more new cards than its limit, and names the next day", () => {
  const many = cardsOf(...Array.from({ length: NEW_A_DAY + 5 }, (_, number) => `card ${number}`));
  expect(due(many, [review("card 0", 4)])).toMatchObject({ waiting: 5, next: 20_796 }); // 2026-12-09
  expect(due(many, [review("card 0", 4)]).cards).toHaveLength(NEW_A_DAY - 1);
});

test("no more learned cards are asked than the limit of a day, and what was asked today counts", () => {
  const log = ["a", "b", "c"].map((card) => review(card, 4));
  const then = "2026-12-09T09:00:00.000+01:00";
  const limited = (entries: ReviewEntry[]) =>
    dueCards(cardsOf("a", "b", "c", "new"), historyOf(entries), then, { fresh: 0, learned: 2 });
  expect(limited(log)).toMatchObject({ learnedWaiting: 1, waiting: 1 });
  expect(limited(log).cards.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(limited([...log, review("a", 3, then)]).cards.map(({ id }) => id)).toEqual(["b"]);
});

test("a card is planned anew only when there is another answer", () => {
  const schedules = new Schedules();
  const log = [review("a", 4)];
  const before = historyOf(log, schedules).schedule("a");
  expect(historyOf([...log, review("b", 4)], schedules).schedule("a")).toBe(before);
  expect(historyOf([...log, review("a", 1)], schedules).schedule("a")?.state).toBe("relearning");
});

test("what is taken back was never said, and what is suspended is not asked", () => {
  const wrong = review("a", 4);
  const log: ReviewEntry[] = [
    { kind: "suspend", id: "1", at: MORNING, card: "b" },
    { kind: "suspend", id: "2", at: MORNING, card: "c" },
    { kind: "unsuspend", id: "3", at: MORNING, card: "c" },
    wrong,
    { kind: "undo", id: "4", at: MORNING, undone: wrong.id },
  ];
  expect(due(cardsOf("a", "b", "c"), log)).toMatchObject({ cards: ["a", "c"], waiting: 0, next: null });
});

test("the log is read as it was written, each entry once, and a torn line costs itself alone", () => {
  const [first, second] = [review("a", 3), review("a", 1)];
  expect([first, second, first].map((entry) => appendToLog("video", entry, STORE))).toEqual([
    true,
    true,
    true,
  ]);
  const lines = STORE.getItem("reviews.video") ?? "";
  STORE.setItem("reviews.video", `${lines}{"kind":"review"\n{"kind":"review","id":"9","at":"then"}\nnull\n`);
  expect(readLog("video", STORE)).toEqual([first, second].map((entry) => ({ ...entry, video: "video" })));
  expect(readLog("another", STORE)).toEqual([]);
});

test("a storage that is full is told", () => {
  const setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const full = { getItem: () => null, setItem } as unknown as Storage;
  expect(appendToLog("video", review("a", 3), full)).toBe(false);
});

test("a moment has the offset of this place", () => {
  const now = new Date(MORNING);
  expect(Date.parse(localMoment(now))).toBe(now.getTime());
  expect(localMoment(now)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
});

test("cues, words to know, cards and questions are cards; what asks or answers nothing is none", () => {
  const question = {
    type: "question",
    prompt: "Why?",
    answer: "So.",
    cites: [0],
    choices: [],
    explanation: "",
    id: "q",
  };
  const note = {
    sections: [{ cues: [{ ...question, id: "cue" }] }],
    terms: [{ term: "load", meaning: "What it holds.", cites: [1], id: "t" }],
    cards: [
      { front: "Thrust?", back: "A push.", cites: [2], id: "c" },
      { front: " ", back: "A push.", cites: [2], id: "none" },
    ],
    questions: [question],
  } as unknown as Note;
  expect(reviewCards(note).map(({ id, asked }) => [id, asked])).toEqual([
    ["cue", "Why?"],
    ["t", "load"],
    ["c", "Thrust?"],
    ["q", "Why?"],
  ]);
});
