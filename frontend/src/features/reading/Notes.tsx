/** The notes: summary, sections and their points, words to know. */
import { currentLanguage, languageAttributes, messages } from "@/language/messages";
import { useLanguage } from "@/language/useLanguage";
import { formatDuration } from "@/ui/formatTime";
import { memo, type ReactNode } from "react";

import { citedStart } from "./time";
import type { Note, Point, Question, Section, Term } from "./note";
import { MarkButton, MarkRemark } from "./marks/LineMark";
import { useRemark } from "./marks/MarkContext";
import { useIsPlaying, usePlayer } from "./player/PlayerContext";
import { TimeLink } from "./player/TimeLink";
import { RichText } from "./text/RichText";
import "./notes.css";

/** What an element of the page is called, for links to it. */
export const sectionId = (index: number) => `section-${index + 1}`;
export const TERMS_ID = "words-to-know";

export const Notes = memo(function Notes({ note }: { note: Note }) {
  useLanguage();
  const empty = note.summary.length + note.sections.length + note.terms.length === 0;
  return (
    <div className="notes">
      {note.summary.length > 0 && <Summary points={note.summary} />}
      {note.sections.map((section, index) => (
        <SectionNotes key={index} section={section} id={sectionId(index)} />
      ))}
      {note.terms.length > 0 && <TermList terms={note.terms} />}
      {empty && (
        <p className="quiet" {...languageAttributes()}>
          {messages().reading.notes.empty}
        </p>
      )}
    </div>
  );
});

function Summary({ points }: { points: readonly Point[] }) {
  return (
    <section className="summary" aria-labelledby="summary">
      <h2 id="summary" className="label" lang={currentLanguage()}>
        {messages().reading.notes.summary}
      </h2>
      <ul>
        {points.map((point, index) => (
          <ClaimItem key={index} line={point.id} cites={point.cites}>
            {(time) => <RichText text={point.text}>{time}</RichText>}
          </ClaimItem>
        ))}
      </ul>
    </section>
  );
}

const SectionNotes = memo(function Part({ section, id }: { section: Section; id: string }) {
  useLanguage();
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} dir="auto">
        {section.title || messages().reading.untitled} <TimeLink seconds={section.start} />
        <span className="unseen"> ({formatDuration(section.end - section.start)})</span>
      </h2>
      <ul className="points">
        {section.points.map((point, index) => (
          <PointItem key={index} point={point} />
        ))}
      </ul>
      {section.cues.length > 0 && <Cues cues={section.cues} />}
    </section>
  );
});

function PointItem({ point }: { point: Point }) {
  const kinds: Partial<Record<Point["kind"], string>> = messages().reading.notes.kinds;
  const kind = kinds[point.kind];
  return (
    <ClaimItem line={point.id} cites={point.cites} kind={point.kind}>
      {(time) => (
        <>
          {kind && (
            <span className="kind" lang={currentLanguage()}>
              {kind}
            </span>
          )}
          <RichText text={point.text}>{time}</RichText>
        </>
      )}
    </ClaimItem>
  );
}

interface ClaimItemProps {
  line: string;
  cites: readonly number[];
  kind?: Point["kind"];
  children: (time: ReactNode) => ReactNode;
}

/** A statement and the time that proves it; tinted while that is being said. */
function ClaimItem({ line, cites, kind = "point", children }: ClaimItemProps) {
  const wrong = useRemark(line) !== null;
  const { segments } = usePlayer();
  const said = useIsPlaying(cites);
  const start = citedStart(cites, segments);
  return (
    <li
      className={`claim ${kind}`}
      dir="auto"
      tabIndex={-1}
      data-start={start ?? undefined}
      data-said={said || undefined}
      data-wrong={wrong || undefined}
    >
      {children(
        <>
          {start !== null && <TimeLink seconds={start} />} <MarkButton line={line} />
        </>,
      )}
      <MarkRemark line={line} />
    </li>
  );
}

function Cues({ cues }: { cues: readonly Question[] }) {
  return (
    <div className="cues">
      <h3 className="label" lang={currentLanguage()}>
        {messages().reading.notes.cues}
      </h3>
      {cues.map((cue, index) => (
        <Cue key={index} cue={cue} />
      ))}
    </div>
  );
}

function Cue({ cue }: { cue: Question }) {
  const wrong = useRemark(cue.id) !== null;
  return (
    <div className="cue" data-wrong={wrong || undefined}>
      <details>
        <summary dir="auto">
          <RichText text={cue.prompt} />
        </summary>
        <AnswerText question={cue} />
      </details>
      <MarkButton line={cue.id} />
      <MarkRemark line={cue.id} />
    </div>
  );
}

/** A question's answer, why it is so, and where it is said. */
export function AnswerText({ question }: { question: Question }) {
  const { segments } = usePlayer();
  const start = citedStart(question.cites, segments);
  const time = start === null ? null : <TimeLink seconds={start} />;
  const explained = question.explanation.trim() !== question.answer.trim() && question.explanation;
  return (
    <div className="answer">
      <div dir="auto">
        <RichText text={question.answer}>{explained ? null : time}</RichText>
      </div>
      {explained && (
        <div dir="auto" className="quiet">
          <RichText text={explained}>{time}</RichText>
        </div>
      )}
    </div>
  );
}

function TermList({ terms }: { terms: readonly Term[] }) {
  return (
    <section className="part" aria-labelledby={TERMS_ID}>
      <h2 id={TERMS_ID} tabIndex={-1} lang={currentLanguage()}>
        {messages().reading.notes.terms}
      </h2>
      <dl className="terms">
        {terms.map((term, index) => (
          <TermItem key={index} term={term} />
        ))}
      </dl>
    </section>
  );
}

function TermItem({ term }: { term: Term }) {
  const { segments } = usePlayer();
  const said = useIsPlaying(term.cites);
  const wrong = useRemark(term.id) !== null;
  const start = citedStart(term.cites, segments);
  return (
    <div
      className="claim term"
      tabIndex={-1}
      data-said={said || undefined}
      data-start={start ?? undefined}
      data-wrong={wrong || undefined}
    >
      <dt dir="auto">
        <RichText text={term.term} />
      </dt>
      <dd dir="auto">
        <RichText text={term.meaning}>
          {start !== null && <TimeLink seconds={start} />} <MarkButton line={term.id} />
        </RichText>
        <MarkRemark line={term.id} />
      </dd>
    </div>
  );
}
