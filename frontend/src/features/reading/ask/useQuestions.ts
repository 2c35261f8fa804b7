/** The questions that are put to a note or course while its page is open, and what is left of those it has. */
import { useState } from "react";

import { toProblem, type ApiProblem } from "@/api/problem";

/** What a page knows before anything is asked. A function of an earlier build says nothing of questions. */
export interface QuestionsLeft {
  readonly questions_left?: number;
  readonly question_packs?: number;
}

/** What each answer has; its lines (`L`) say where. */
export interface Answer<L> extends QuestionsLeft {
  readonly question: string;
  readonly said: boolean;
  readonly writer: string;
  readonly sentences: readonly { readonly text: string; readonly proof: readonly L[] }[];
  readonly excerpts: readonly L[];
  readonly left_out: number;
  /** Of an answer over a course: how many notes were read, of how many videos. */
  readonly notes?: number;
  readonly videos?: number;
}

export interface NewQuestion {
  question: string;
  pack: number;
}

export interface Questions<A> {
  /** The newest first. */
  readonly answers: readonly A[];
  readonly left: number;
  /** What is being asked, or got no answer. */
  readonly asked: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  /** Put a question; with `more` for a credit, which buys the next pack. True once it is answered. */
  readonly ask: (question: string, more?: boolean) => Promise<boolean>;
}

export function useQuestions<A extends Answer<unknown>>(
  before: QuestionsLeft,
  put: (question: NewQuestion) => Promise<A>,
): Questions<A> {
  const [answers, setAnswers] = useState<readonly A[]>([]);
  const [asked, setAsked] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest: QuestionsLeft = answers[0] ?? before;
  const { questions_left: left = 0, question_packs: told = 0 } = latest;
  // One that was bought, and is used up already by questions on another device.
  const [usedUp, setUsedUp] = useState(0);
  const packs = Math.max(told, usedUp);

  const ask = async (question: string, more = false) => {
    setAsked(question);
    setBusy(true);
    setProblem(null);
    const pack = more ? packs + 1 : 0;
    try {
      const answer = await put({ question, pack });
      setAnswers((given) => [answer, ...given.filter((one) => one.question !== answer.question)]);
      return true;
    } catch (error) {
      const refused = toProblem(error);
      if (refused.code === "questions_used_up") setUsedUp(Math.max(packs, pack));
      setProblem(refused);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { answers, left, asked, busy, problem, ask };
}
