/** The questions of a note, their answers hidden until asked for. */
import { useEffect, useState, type ReactNode } from "react";

import { currentLanguage, messages } from "@/language/messages";
import { Button } from "@/ui/Button";

import { AnswerText } from "../Notes";
import { MarkButton, MarkRemark } from "../marks/LineMark";
import { useRemark } from "../marks/MarkContext";
import type { Question } from "../note";
import { keepPlace, readPlace } from "../place/keptPlace";
import { RichText } from "../text/RichText";
import {
  recordChoice,
  isCorrect,
  gradeAnswer,
  choiceLetter,
  score,
  revealAnswer,
  answersToKeep,
  restoreAnswers,
  type GivenAnswer,
  type QuizAnswers,
} from "./score";
import "./quiz.css";

export function Quiz({ questions, noteId }: { questions: readonly Question[]; noteId: string }) {
  const [answers, setAnswers] = useState<QuizAnswers>(() =>
    restoreAnswers(readPlace(noteId).answers ?? {}, questions),
  );
  useEffect(() => {
    const before = readPlace(noteId).answers;
    if (answers.size > 0 || before) keepPlace(noteId, { answers: answersToKeep(answers, questions) });
  }, [noteId, answers, questions]);
  return (
    <div className="quiz">
      <QuizScore
        answers={answers}
        total={questions.length}
        onRestart={() => {
          setAnswers(new Map());
        }}
      />
      <ol>
        {questions.map((question, number) => (
          <QuizQuestion
            key={number}
            question={question}
            answer={answers.get(number)}
            onChoice={(choice) => {
              setAnswers(recordChoice(answers, number, question, choice));
            }}
            onReveal={() => {
              setAnswers(revealAnswer(answers, number));
            }}
            onGrade={(right) => {
              setAnswers(gradeAnswer(answers, number, right));
            }}
          />
        ))}
      </ol>
    </div>
  );
}

function QuizScore(props: { answers: QuizAnswers; total: number; onRestart: () => void }) {
  const { right, answered } = score(props.answers);
  const words = messages().reading.quiz;
  const done = answered === props.total;
  return (
    <div className="tally">
      <p role="status">
        <bdi lang={currentLanguage()}>
          {answered === 0
            ? words.questions(props.total)
            : words.right(right, answered) + (done ? "" : ` · ${words.toGo(props.total - answered)}`)}
        </bdi>
      </p>
      <progress lang={currentLanguage()} max={props.total} value={answered} aria-label={words.answered} />
      {props.answers.size > 0 && (
        <Button variant="text" onClick={props.onRestart}>
          {words.restart}
        </Button>
      )}
    </div>
  );
}

interface QuizQuestionProps {
  question: Question;
  answer: GivenAnswer | "shown" | undefined;
  onChoice: (choice: string) => void;
  onReveal: () => void;
  onGrade: (right: boolean) => void;
}

function QuizQuestion({ question, answer, onChoice, onReveal, onGrade }: QuizQuestionProps) {
  const chosen = question.choices.length > 0;
  const wrong = useRemark(question.id) !== null;
  return (
    <li data-wrong={wrong || undefined}>
      <div className="prompt" dir="auto">
        <RichText text={question.prompt}>
          <MarkButton line={question.id} />
        </RichText>
      </div>
      <MarkRemark line={question.id} />
      {chosen ? (
        <AnswerChoices question={question} answer={answer} onChoice={onChoice} />
      ) : (
        <OpenAnswer answer={answer} onReveal={onReveal} onGrade={onGrade} />
      )}
      {answer !== undefined && (
        <>
          {chosen && <AnswerFeedback answer={answer} />}
          <AnswerText question={question} />
        </>
      )}
    </li>
  );
}

function AnswerChoices(props: Pick<QuizQuestionProps, "question" | "answer" | "onChoice">) {
  const { question, answer, onChoice } = props;
  const taken = answer === undefined || answer === "shown" ? null : answer.choice;
  return (
    <ul className="choices">
      {question.choices.map((choice, index) => {
        const right = taken !== null && isCorrect(choice, question);
        const wrong = taken === choice && !right;
        return (
          <li key={index}>
            <button
              type="button"
              data-mark={right ? "right" : wrong ? "wrong" : undefined}
              aria-disabled={taken !== null}
              onClick={() => {
                onChoice(choice);
              }}
            >
              <span className="letter" aria-hidden="true">
                {right ? "✓" : wrong ? "✗" : choiceLetter(index)}
              </span>
              <span dir="auto">
                <RichText text={choice} />
              </span>
              {right && <span className="unseen"> {messages().reading.quiz.theAnswer}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function OpenAnswer({
  answer,
  onReveal,
  onGrade,
}: Pick<QuizQuestionProps, "answer" | "onReveal" | "onGrade">) {
  const words = messages().reading.quiz;
  if (answer === undefined) {
    return <Button onClick={onReveal}>{words.show}</Button>;
  }
  const right = answer === "shown" ? null : answer.right;
  return (
    <div className="judge" role="group" aria-label={words.didYouKnow}>
      <GradeButton on={right === true} onClick={() => onGrade(true)}>
        {words.knew}
      </GradeButton>
      <GradeButton on={right === false} onClick={() => onGrade(false)}>
        {words.notYet}
      </GradeButton>
    </div>
  );
}

function GradeButton(props: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button aria-pressed={props.on} onClick={props.onClick}>
      {props.children}
    </Button>
  );
}

function AnswerFeedback({ answer }: { answer: GivenAnswer | "shown" }) {
  if (answer === "shown") return null;
  const { correct, wrong } = messages().reading.quiz;
  return (
    <p role="status" className="verdict" data-mark={answer.right ? "right" : "wrong"}>
      <bdi lang={currentLanguage()}>{answer.right ? correct : wrong}</bdi>
    </p>
  );
}
