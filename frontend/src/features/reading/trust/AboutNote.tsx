/** How far the notes can be trusted, to be true and to be whole, and where they come from. */
import type { ReactNode } from "react";

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
  const { coverage, transcript } = note;
  return (
    <div className="about" lang="en" dir="ltr">
      <section className="share">
        <h2>Checked</h2>
        <p>{describeChecks(coverage)}</p>
      </section>
      {coverage.lines > 0 && (
        <ShareMeter name="Told" share={coverage.covered}>
          {describeCoverage(coverage)}
        </ShareMeter>
      )}
      {coverage.gaps.length > 0 && <GapList gaps={coverage.gaps} />}
      <h2 className="label">Where this comes from</h2>
      <dl className="facts">
        <AboutFact name="Notes">{describeProvenance(note)}</AboutFact>
        {note.provenance.checkers.map((report) => (
          <AboutFact key={report.checker} name="Meaning">
            {describeChecker(report)}
          </AboutFact>
        ))}
        <AboutFact name="Meaning">{describeUnasked(note.provenance)}</AboutFact>
        <AboutFact name="Captions">{describeCaptions(transcript)}</AboutFact>
        {transcript.reading && <AboutFact name="Read as">{describeReading(transcript.reading)}</AboutFact>}
        <AboutFact name="Source">{transcript.source}</AboutFact>
        {transcript.estimated && (
          <AboutFact name="Times">
            Estimated: the captions came without times, so these are reckoned from the rate of speech and may
            be off by a little.
          </AboutFact>
        )}
        <AboutFact name="Made">{made}</AboutFact>
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
  return (
    <section>
      <h2 className="label">Not in the notes</h2>
      <ul className="gaps">
        {gaps.map((gap, index) => (
          <li key={index}>
            <TimeLink seconds={gap.start} /> to {formatTime(gap.end)}: {describeGap(gap)}
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
