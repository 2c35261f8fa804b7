/** A box to ask the video: answers are a few sentences, each with the times that prove it, or what is said, quoted. */
import { useState, type FormEvent } from "react";

import { currentLanguage, messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Field } from "@/ui/Field";

import { TimeLink } from "../player/TimeLink";
import { sanitizeText } from "../sanitize";
import type { Answer, Questions } from "./useQuestions";
import "./ask.css";

const LONGEST_QUESTION = 300; // as the service has it
const COMPARES_WORDS = "outline"; // the writer that finds what is said in the question's own words, and nothing else

export function AskNote({ questions }: { questions: Questions }) {
  const words = messages().reading.ask;
  const { answers, left, asked, busy, problem, ask } = questions;
  const usedUp = problem?.code === "questions_used_up";
  return (
    <section className="ask" lang={currentLanguage()} dir="ltr" aria-label={words.title}>
      <QuestionForm questions={questions} />
      <p className="quiet">{words.left(left)}</p>
      <p role="status" className="quiet">
        {busy && words.looking}
      </p>
      {problem && <ErrorMessage problem={problem} onRetry={() => void ask(asked)} />}
      {usedUp && !busy && <Button onClick={() => void ask(asked, true)}>{words.more}</Button>}
      <div aria-live="polite">
        {answers.map((answer) => (
          <AnswerCard key={answer.question} answer={answer} />
        ))}
      </div>
      {answers.length === 0 && !problem && <p className="quiet">{words.hint}</p>}
    </section>
  );
}

function QuestionForm({ questions: { busy, ask } }: { questions: Questions }) {
  const [question, setQuestion] = useState("");
  const words = messages().reading.ask;
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

function AnswerCard({ answer }: { answer: Answer }) {
  const words = messages().reading.ask;
  const { question, said, writer, sentences, excerpts, left_out: leftOut } = answer;
  return (
    <article className="answered">
      <h2 dir="auto">{sanitizeText(question)}</h2>
      {sentences.map(({ text, proof }, index) => (
        <p key={index} dir="auto">
          {sanitizeText(text)}{" "}
          {proof.map(({ start }, at) => (
            <TimeLink key={at} seconds={start} />
          ))}
        </p>
      ))}
      {!said && <p className="not-found">{writer === COMPARES_WORDS ? words.noLine : words.noAnswer}</p>}
      {sentences.length === 0 && excerpts.length > 0 && (
        <>
          <p className="quiet">{said ? words.quoted : words.nearest}</p>
          {excerpts.map(({ text, start }, index) => (
            <blockquote key={index} dir="auto">
              {/* Isolated: the words of a time would decide the direction of what is said. */}
              <bdi>
                <TimeLink seconds={start} />
              </bdi>{" "}
              {sanitizeText(text)}
            </blockquote>
          ))}
        </>
      )}
      {leftOut > 0 && <p className="quiet">{words.leftOut(leftOut)}</p>}
    </article>
  );
}
