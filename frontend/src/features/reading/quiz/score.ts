/** A quiz as it is being answered. */
import type { Question } from "../note";

/** What was answered. An open question's answer is judged by whoever gave it. */
export interface GivenAnswer {
  readonly choice: string;
  readonly right: boolean;
}

/** By a question's number; a question that is open but not yet judged is `shown`. */
export type QuizAnswers = ReadonlyMap<number, GivenAnswer | "shown">;

export interface Score {
  readonly right: number;
  readonly answered: number;
}

/** A choice taken. The first one counts. */
export function recordChoice(answers: QuizAnswers, number: number, question: Question, choice: string) {
  if (answers.has(number)) return answers;
  return new Map(answers).set(number, { choice, right: isCorrect(choice, question) });
}

/** The answer looked at. */
export function revealAnswer(answers: QuizAnswers, number: number): QuizAnswers {
  return answers.has(number) ? answers : new Map(answers).set(number, "shown");
}

/** One's own word on an open question. */
export function gradeAnswer(answers: QuizAnswers, number: number, right: boolean): QuizAnswers {
  return new Map(answers).set(number, { choice: "", right });
}

/** Answers as they are kept: by the question's id, which it has again when the note is made anew. */
export function answersToKeep(answers: QuizAnswers, questions: readonly Question[]): Record<string, unknown> {
  return Object.fromEntries([...answers].map(([number, answer]) => [keyOf(questions, number), answer]));
}

/** What was kept, as far as it is an answer to one of these questions. */
export function restoreAnswers(
  kept: Readonly<Record<string, unknown>>,
  questions: readonly Question[],
): QuizAnswers {
  const restored = new Map<number, GivenAnswer | "shown">();
  questions.forEach((question, number) => {
    const answer = toAnswer(kept[keyOf(questions, number)], question);
    if (answer !== null) restored.set(number, answer);
  });
  return restored;
}

function keyOf(questions: readonly Question[], number: number): string {
  return questions[number]?.id || `number ${number}`;
}

function toAnswer(raw: unknown, question: Question): GivenAnswer | "shown" | null {
  const open = question.choices.length === 0;
  if (raw === "shown") return open ? raw : null;
  const { choice, right } = (raw ?? {}) as Record<string, unknown>;
  if (open) return typeof right === "boolean" ? { choice: "", right } : null;
  const taken = question.choices.find((one) => one === choice);
  return taken === undefined ? null : { choice: taken, right: isCorrect(taken, question) };
}

export function score(answers: QuizAnswers): Score {
  const given = [...answers.values()].filter((answer) => answer !== "shown");
  return { right: given.filter((answer) => answer.right).length, answered: given.length };
}

/** Choices are told from the answer by their text, but for blanks around it. */
export function isCorrect(choice: string, question: Question): boolean {
  return choice.trim() === question.answer.trim();
}

/** A, B, ... Z, AA: how choices are called. */
export function choiceLetter(index: number): string {
  const high = Math.floor(index / 26);
  return (high ? choiceLetter(high - 1) : "") + String.fromCharCode(65 + (index % 26));
}
