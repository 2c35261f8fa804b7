import { expect, test } from "vitest";
import type { Question } from "../note";
import { choose, isAnswer, judge, letter, score, show, type Answers } from "./score";

const QUESTION: Question = {
  type: "question",
  prompt: "Which?",
  answer: "This",
  choices: ["That", "This "],
  cites: [],
  explanation: "",
};
const NONE: Answers = new Map();

test("the first choice counts, and blanks around it do not", () => {
  const answers = choose(choose(NONE, 0, QUESTION, "That"), 0, QUESTION, "This ");
  expect([...answers.values()]).toEqual([{ choice: "That", right: false }]);
  expect(isAnswer("This ", QUESTION)).toBe(true);
});

test("an open question counts when it has been judged, and may be judged anew", () => {
  const shown = show(NONE, 3);
  expect(score(shown)).toEqual({ right: 0, answered: 0 });
  const judged = judge(shown, 3, false);
  expect(score(judged)).toEqual({ right: 0, answered: 1 });
  expect(score(judge(judged, 3, true))).toEqual({ right: 1, answered: 1 });
  expect(show(judged, 3)).toBe(judged);
});

test("choices are lettered, also after Z", () => {
  expect([0, 25, 26, 51, 52].map(letter)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
});
