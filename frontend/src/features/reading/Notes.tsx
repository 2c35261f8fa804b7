/** The notes: summary, sections and their points, words to know. */
import { memo, type ReactNode } from "react";

import { length, startOf } from "./moments";
import type { Note, Point, Question, Section, Term } from "./note";
import { useSaid, useVideo } from "./player/context";
import { Time } from "./player/Time";
import { Rich } from "./text/Rich";
import "./notes.css";

const KINDS: Partial<Record<Point["kind"], string>> = {
  definition: "Definition",
  example: "Example",
};

/** What an element of the page is called, for links to it. */
export const sectionId = (index: number) => `section-${index + 1}`;
export const TERMS_ID = "words-to-know";

export const Notes = memo(function Notes({ note }: { note: Note }) {
  const empty = note.summary.length + note.sections.length + note.terms.length === 0;
  return (
    <div className="notes">
      {note.summary.length > 0 && <Summary points={note.summary} />}
      {note.sections.map((section, index) => (
        <Part key={index} section={section} id={sectionId(index)} />
      ))}
      {note.terms.length > 0 && <Terms terms={note.terms} />}
      {empty && (
        <p className="quiet" lang="en" dir="ltr">
          Nothing could be noted of this video. Its transcript is all there is.
        </p>
      )}
    </div>
  );
});

function Summary({ points }: { points: readonly Point[] }) {
  return (
    <section className="summary" aria-labelledby="summary">
      <h2 id="summary" className="label" lang="en">
        In short
      </h2>
      <ul>
        {points.map((point, index) => (
          <Claim key={index} cites={point.cites}>
            {(time) => <Rich text={point.text}>{time}</Rich>}
          </Claim>
        ))}
      </ul>
    </section>
  );
}

const Part = memo(function Part({ section, id }: { section: Section; id: string }) {
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} dir="auto">
        {section.title || "Untitled"} <Time seconds={section.start} />
        <span className="unseen"> ({length(section.end - section.start)})</span>
      </h2>
      <ul className="points">
        {section.points.map((point, index) => (
          <Statement key={index} point={point} />
        ))}
      </ul>
      {section.cues.length > 0 && <Cues cues={section.cues} />}
    </section>
  );
});

function Statement({ point }: { point: Point }) {
  const kind = KINDS[point.kind];
  return (
    <Claim cites={point.cites} kind={point.kind}>
      {(time) => (
        <>
          {kind && (
            <span className="kind" lang="en">
              {kind}
            </span>
          )}
          <Rich text={point.text}>{time}</Rich>
        </>
      )}
    </Claim>
  );
}

interface ClaimProps {
  cites: readonly number[];
  kind?: Point["kind"];
  children: (time: ReactNode) => ReactNode;
}

/** A statement and the time that proves it; tinted while that is being said. */
function Claim({ cites, kind = "point", children }: ClaimProps) {
  const { segments } = useVideo();
  const said = useSaid(cites);
  const start = startOf(cites, segments);
  return (
    <li
      className={`claim ${kind}`}
      dir="auto"
      tabIndex={-1}
      data-start={start ?? undefined}
      data-said={said || undefined}
    >
      {children(start === null ? null : <Time seconds={start} />)}
    </li>
  );
}

function Cues({ cues }: { cues: readonly Question[] }) {
  return (
    <div className="cues">
      <h3 className="label" lang="en">
        Ask yourself
      </h3>
      {cues.map((cue, index) => (
        <details key={index}>
          <summary dir="auto">
            <Rich text={cue.prompt} />
          </summary>
          <Answer question={cue} />
        </details>
      ))}
    </div>
  );
}

/** A question's answer, why it is so, and where it is said. */
export function Answer({ question }: { question: Question }) {
  const { segments } = useVideo();
  const start = startOf(question.cites, segments);
  const time = start === null ? null : <Time seconds={start} />;
  const explained = question.explanation.trim() !== question.answer.trim() && question.explanation;
  return (
    <div className="answer">
      <div dir="auto">
        <Rich text={question.answer}>{explained ? null : time}</Rich>
      </div>
      {explained && (
        <div dir="auto" className="quiet">
          <Rich text={explained}>{time}</Rich>
        </div>
      )}
    </div>
  );
}

function Terms({ terms }: { terms: readonly Term[] }) {
  return (
    <section className="part" aria-labelledby={TERMS_ID}>
      <h2 id={TERMS_ID} tabIndex={-1} lang="en">
        Words to know
      </h2>
      <dl className="terms">
        {terms.map((term, index) => (
          <Meaning key={index} term={term} />
        ))}
      </dl>
    </section>
  );
}

function Meaning({ term }: { term: Term }) {
  const { segments } = useVideo();
  const said = useSaid(term.cites);
  const start = startOf(term.cites, segments);
  return (
    <div data-said={said || undefined} data-start={start ?? undefined} className="claim term" tabIndex={-1}>
      <dt dir="auto">
        <Rich text={term.term} />
      </dt>
      <dd dir="auto">
        <Rich text={term.meaning}>{start === null ? null : <Time seconds={start} />}</Rich>
      </dd>
    </div>
  );
}
