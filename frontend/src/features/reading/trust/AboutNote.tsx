/** How far the notes can be trusted, to be true and to be whole, and where they come from. */
import type { ReactNode } from "react";

import { languageAttributes, messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import type { Gap, Note } from "../note";
import { TimeLink } from "../player/TimeLink";
import {
  describeCaptions,
  describeChecker,
  describeCoverage,
  describeGap,
  describeChecks,
  describeProvenance,
  describeReading,
  describeUnasked,
  formatPercent,
} from "./descriptions";
import "./about.css";

export function AboutNote({ note, made }: { note: Note; made: string }) {
  const words = messages().trust;
  const { coverage, transcript } = note;
  return (
    <div className="about" {...languageAttributes()}>
      <section className="share">
        <h2>{words.checked}</h2>
        <p>{describeChecks(coverage)}</p>
      </section>
      {coverage.lines > 0 && (
        <ShareMeter name={words.told} share={coverage.covered}>
          {describeCoverage(coverage)}
        </ShareMeter>
      )}
      {coverage.gaps.length > 0 && <GapList gaps={coverage.gaps} />}
      <h2 className="label">{words.origin}</h2>
      <dl className="facts">
        <AboutFact name={words.facts.notes}>{describeProvenance(note)}</AboutFact>
        {note.provenance.checkers.map((report) => (
          <AboutFact key={report.checker} name={words.facts.meaning}>
            {describeChecker(report)}
          </AboutFact>
        ))}
        <AboutFact name={words.facts.meaning}>{describeUnasked(note.provenance)}</AboutFact>
        <AboutFact name={words.facts.captions}>{describeCaptions(transcript)}</AboutFact>
        {transcript.reading && (
          <AboutFact name={words.facts.reading}>{describeReading(transcript.reading)}</AboutFact>
        )}
        <AboutFact name={words.facts.source}>{transcript.source}</AboutFact>
        {transcript.estimated && <AboutFact name={words.facts.times}>{words.estimated}</AboutFact>}
        <AboutFact name={words.facts.made}>{made}</AboutFact>
      </dl>
    </div>
  );
}

function ShareMeter({ name, share, children }: { name: string; share: number; children: ReactNode }) {
  return (
    <section className="share">
      <h2>
        {name} <span className="share-number">{formatPercent(share)}</span>
      </h2>
      <meter value={share} min={0} max={1} aria-label={name} />
      <p>{children}</p>
    </section>
  );
}

function GapList({ gaps }: { gaps: readonly Gap[] }) {
  const words = messages().trust;
  return (
    <section>
      <h2 className="label">{words.gaps}</h2>
      <ul className="gaps">
        {gaps.map((gap, index) => (
          <li key={index}>
            <TimeLink seconds={gap.start} /> {words.gap(formatTime(gap.end), describeGap(gap))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AboutFact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
