/** The questions that are put to a note while its page is open, and what is left of those it has. */
import { useState } from "react";

import { unwrap, type Schema } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";

import type { NoteView } from "../note";

export type Answer = Schema<"AnswerView">;

export interface Questions {
  /** The newest first. */
  readonly answers: readonly Answer[];
  readonly left: number;
  /** What is being asked, or got no answer. */
  readonly asked: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  /** Put a question; with `more` for a credit, which buys the next pack. True once it is answered. */
  readonly ask: (question: string, more?: boolean) => Promise<boolean>;
}

export function useQuestions(view: NoteView): Questions {
  const api = useApi();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [asked, setAsked] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = answers[0] ?? view;
  // A function that was taken back to an earlier build says nothing of questions.
  const { questions_left: left = 0, question_packs: packs = 0 }: Partial<NoteView> = latest;

  const ask = async (question: string, more = false) => {
    setAsked(question);
    setBusy(true);
    setProblem(null);
    try {
      const answer = await unwrap(
        api.POST("/notes/{id}/questions", {
          params: { path: { id: view.note_id } },
          body: { question, pack: more ? packs + 1 : 0 },
        }),
      );
      setAnswers((given) => [answer, ...given.filter((one) => one.question !== answer.question)]);
      return true;
    } catch (error) {
      setProblem(toProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { answers, left, asked, busy, problem, ask };
}
