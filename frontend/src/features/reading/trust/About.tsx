/** How far the notes can be trusted, to be true and to be whole, and where they come from. */
import type { ReactNode } from "react";

import { clock } from "../moments";
import type { Gap, Note } from "../note";
import { Time } from "../player/Time";
import { captionsOf, coveredIn, gapIn, groundedIn, madeBy, percent } from "./words";
import "./about.css";

export function About({ note, made }: { note: Note; made: string }) {
  const { coverage, transcript } = note;
  return (
    <div className="about" lang="en" dir="ltr">
      <Share name="Grounded" share={coverage.grounded}>
        {groundedIn(coverage)}
      </Share>
      <Share name="Covered" share={coverage.covered}>
        {coveredIn(coverage)}
      </Share>
      {coverage.gaps.length > 0 && <Gaps gaps={coverage.gaps} />}
      <h2 className="label">Where this comes from</h2>
      <dl className="facts">
        <Fact name="Notes">{madeBy(note)}</Fact>
        <Fact name="Captions">{captionsOf(transcript)}</Fact>
        <Fact name="Source">{transcript.source}</Fact>
        {transcript.estimated && (
          <Fact name="Times">
            Estimated: the captions came without times, so these are reckoned from the rate of speech and may
            be off by a little.
          </Fact>
        )}
        <Fact name="Made">{made}</Fact>
      </dl>
    </div>
  );
}

function Share({ name, share, children }: { name: string; share: number; children: ReactNode }) {
  return (
    <section className="share">
      <h2>
        {name} <span className="share-number">{percent(share)}</span>
      </h2>
      <meter value={share} min={0} max={1} aria-label={name} />
      <p>{children}</p>
    </section>
  );
}

function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <section>
      <h2 className="label">Not in the notes</h2>
      <ul className="gaps">
        {gaps.map((gap, index) => (
          <li key={index}>
            <Time seconds={gap.start} /> to {clock(gap.end)}: {gapIn(gap)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
