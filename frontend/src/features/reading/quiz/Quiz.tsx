/** The questions of a note, their answers hidden until asked for. */
import { useState, type ReactNode } from "react";

import { Button } from "@/look/Button";

import { Answer } from "../Notes";
import type { Question } from "../note";
import { Rich } from "../text/Rich";
import { choose, isAnswer, judge, letter, score, show, type Answered, type Answers } from "./score";
import "./quiz.css";

export function Quiz({ questions }: { questions: readonly Question[] }) {
  const [answers, setAnswers] = useState<Answers>(new Map());
  return (
    <div className="quiz">
      <Tally
        answers={answers}
        total={questions.length}
        again={() => {
          setAnswers(new Map());
        }}
      />
      <ol>
        {questions.map((question, number) => (
          <Asked
            key={number}
            question={question}
            answer={answers.get(number)}
            onChoice={(choice) => {
              setAnswers(choose(answers, number, question, choice));
            }}
            onShow={() => {
              setAnswers(show(answers, number));
            }}
            onJudge={(right) => {
              setAnswers(judge(answers, number, right));
            }}
          />
        ))}
      </ol>
    </div>
  );
}

function Tally(props: { answers: Answers; total: number; again: () => void }) {
  const { right, answered } = score(props.answers);
  const done = answered === props.total;
  return (
    <div className="tally">
      <p role="status">
        <bdi lang="en">
          {answered === 0
            ? `${props.total} ${props.total === 1 ? "question" : "questions"}`
            : `${right} of ${answered} right${done ? "" : ` · ${props.total - answered} to go`}`}
        </bdi>
      </p>
      <progress lang="en" max={props.total} value={answered} aria-label="Answered" />
      {props.answers.size > 0 && (
        <Button weight="bare" onClick={props.again}>
          Begin again
        </Button>
      )}
    </div>
  );
}

interface AskedProps {
  question: Question;
  answer: Answered | "shown" | undefined;
  onChoice: (choice: string) => void;
  onShow: () => void;
  onJudge: (right: boolean) => void;
}

function Asked({ question, answer, onChoice, onShow, onJudge }: AskedProps) {
  const chosen = question.choices.length > 0;
  return (
    <li>
      <div className="prompt" dir="auto">
        <Rich text={question.prompt} />
      </div>
      {chosen ? (
        <Choices question={question} answer={answer} onChoice={onChoice} />
      ) : (
        <Open answer={answer} onShow={onShow} onJudge={onJudge} />
      )}
      {answer !== undefined && (
        <>
          {chosen && <Verdict answer={answer} />}
          <Answer question={question} />
        </>
      )}
    </li>
  );
}

function Choices(props: Pick<AskedProps, "question" | "answer" | "onChoice">) {
  const { question, answer, onChoice } = props;
  const taken = answer === undefined || answer === "shown" ? null : answer.choice;
  return (
    <ul className="choices">
      {question.choices.map((choice, index) => {
        const right = taken !== null && isAnswer(choice, question);
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
                {right ? "✓" : wrong ? "✗" : letter(index)}
              </span>
              <span dir="auto">
                <Rich text={choice} />
              </span>
              {right && <span className="unseen"> (the answer)</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Open({ answer, onShow, onJudge }: Pick<AskedProps, "answer" | "onShow" | "onJudge">) {
  if (answer === undefined) {
    return <Button onClick={onShow}>Show the answer</Button>;
  }
  const right = answer === "shown" ? null : answer.right;
  return (
    <div className="judge" role="group" aria-label="Did you know it?">
      <Judged on={right === true} onClick={() => onJudge(true)}>
        I knew it
      </Judged>
      <Judged on={right === false} onClick={() => onJudge(false)}>
        Not yet
      </Judged>
    </div>
  );
}

function Judged(props: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button aria-pressed={props.on} onClick={props.onClick}>
      {props.children}
    </Button>
  );
}

function Verdict({ answer }: { answer: Answered | "shown" }) {
  if (answer === "shown") return null;
  return (
    <p role="status" className="verdict" data-mark={answer.right ? "right" : "wrong"}>
      <bdi lang="en">{answer.right ? "Right." : "Not this one. The answer:"}</bdi>
    </p>
  );
}
