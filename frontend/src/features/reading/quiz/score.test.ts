import { expect, test } from "vitest";
import type { Question } from "../note";
import {
  recordChoice,
  isCorrect,
  gradeAnswer,
  choiceLetter,
  score,
  revealAnswer,
  type QuizAnswers,
} from "./score";

const QUESTION: Question = {
  type: "question",
  prompt: "Which?",
  answer: "This",
  choices: ["That", "This "],
  cites: [],
  explanation: "",
  id: "",
};
const NONE: QuizAnswers = new Map();

test("the first choice counts, and blanks around it do not", () => {
  const answers = recordChoice(recordChoice(NONE, 0, QUESTION, "That"), 0, QUESTION, "This ");
  expect([...answers.values()]).toEqual([{ choice: "That", right: false }]);
  expect(isCorrect("This ", QUESTION)).toBe(true);
});

test("an open question counts when it has been judged, and may be judged anew", () => {
  const shown = revealAnswer(NONE, 3);
  expect(score(shown)).toEqual({ right: 0, answered: 0 });
  const judged = gradeAnswer(shown, 3, false);
  expect(score(judged)).toEqual({ right: 0, answered: 1 });
  expect(score(gradeAnswer(judged, 3, true))).toEqual({ right: 1, answered: 1 });
  expect(revealAnswer(judged, 3)).toBe(judged);
});

test("choices are lettered, also after Z", () => {
  expect([0, 25, 26, 51, 52].map(choiceLetter)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
});
