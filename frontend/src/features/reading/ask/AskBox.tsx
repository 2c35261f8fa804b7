/** A box to ask: answers are a few sentences, each with the places that prove it, or what is said, quoted. */
import { useState, type FormEvent, type ReactNode } from "react";

import { currentLanguage, type Messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Field } from "@/ui/Field";

import { sanitizeText } from "../sanitize";
import type { Answer, Questions } from "./useQuestions";
import "./ask.css";

const LONGEST_QUESTION = 300; // as the service has it
const COMPARES_WORDS = "outline"; // the writer that finds what is said in the question's own words, and nothing else

type Words = Messages["reading"]["ask"];

/** What an answer's line has: where it is, `place` shows. */
interface Line {
  readonly text: string;
}

interface Shown<L extends Line> {
  words: Words;
  place: (line: L) => ReactNode;
  /** How many were read for an answer, where that is worth telling. */
  read?: (notes: number, videos: number) => string;
}

interface AskBoxProps<L extends Line> extends Shown<L> {
  questions: Questions<Answer<L>>;
}

export function AskBox<L extends Line>({ questions, ...shown }: AskBoxProps<L>) {
  const { words } = shown;
  const { answers, left, asked, busy, problem, ask } = questions;
  const usedUp = problem?.code === "questions_used_up";
  return (
    <section className="ask" lang={currentLanguage()} dir="ltr" aria-label={words.title}>
      <QuestionForm busy={busy} ask={ask} words={words} />
      <p className="quiet">{words.left(left)}</p>
      <p role="status" className="quiet">
        {busy && words.looking}
      </p>
      {problem && <ErrorMessage problem={problem} onRetry={() => void ask(asked)} />}
      {usedUp && !busy && <Button onClick={() => void ask(asked, true)}>{words.more}</Button>}
      <div aria-live="polite">
        {answers.map((answer) => (
          <AnswerCard key={answer.question} answer={answer} {...shown} />
        ))}
      </div>
      {answers.length === 0 && !problem && <p className="quiet">{words.hint}</p>}
    </section>
  );
}

interface QuestionFormProps {
  busy: boolean;
  ask: (question: string) => Promise<boolean>;
  words: Words;
}

function QuestionForm({ busy, ask, words }: QuestionFormProps) {
  const [question, setQuestion] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const typed = question.trim();
    if (typed && !busy) void ask(typed).then((answered) => answered && setQuestion(""));
  };
  return (
    <form onSubmit={send}>
      <Field label={words.field}>
        {(input) => (
          <input
            {...input}
            className="input"
            dir="auto"
            maxLength={LONGEST_QUESTION}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" disabled={busy}>
        {words.ask}
      </Button>
    </form>
  );
}

function AnswerCard<L extends Line>({ answer, words, place, read }: Shown<L> & { answer: Answer<L> }) {
  const { question, said, writer, sentences, excerpts, left_out: leftOut } = answer;
  const { notes = 0, videos = 0 } = answer;
  return (
    <article className="answered">
      <h2 dir="auto">{sanitizeText(question)}</h2>
      {sentences.map(({ text, proof }, index) => (
        <p key={index} dir="auto">
          {sanitizeText(text)}{" "}
          {proof.map((line, at) => (
            <span key={at}>{place(line)} </span>
          ))}
        </p>
      ))}
      {!said && <p className="not-found">{writer === COMPARES_WORDS ? words.noLine : words.noAnswer}</p>}
      {sentences.length === 0 && excerpts.length > 0 && (
        <>
          <p className="quiet">{said ? words.quoted : words.nearest}</p>
          {excerpts.map((line, index) => (
            <blockquote key={index} dir="auto">
              {/* Isolated: the words of a time would decide the direction of what is said. */}
              <bdi>{place(line)}</bdi> {sanitizeText(line.text)}
            </blockquote>
          ))}
        </>
      )}
      {leftOut > 0 && <p className="quiet">{words.leftOut(leftOut)}</p>}
      {read && <p className="quiet">{read(notes, videos)}</p>}
    </article>
  );
}
