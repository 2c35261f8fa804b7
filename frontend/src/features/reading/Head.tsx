/** The head of a note: what it is of, and at a glance how far to trust it. */
import { Pill } from "@/look/pieces";

import { endOf, length } from "./moments";
import type { Note } from "./note";
import { named, percent } from "./trust/words";

interface HeadProps {
  note: Note;
  title: string;
  onTrust: () => void;
}

export function Head({ note, title, onTrust }: HeadProps) {
  const { transcript, provenance, coverage } = note;
  const seconds = endOf(transcript.segments, transcript.video.duration);
  const facts = [transcript.video.channel, seconds ? length(seconds) : "", named(note.language)];
  return (
    <header className="head">
      <h1 dir="auto">{title}</h1>
      <p className="head-facts" lang="en" dir="ltr">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact} dir="auto">
            {fact}
          </span>
        ))}
      </p>
      <div className="head-trust" lang="en" dir="ltr">
        <button type="button" className="trust" onClick={onTrust}>
          <Meter name="grounded" share={coverage.grounded} />
          <Meter name="covered" share={coverage.covered} />
          <span className="unseen">What this means</span>
        </button>
        {provenance.extracted && <Pill look="plain">Quotes from the video, nothing rewritten</Pill>}
        {transcript.estimated && <Pill look="plain">≈ Times are estimates</Pill>}
      </div>
    </header>
  );
}

function Meter({ name, share }: { name: string; share: number }) {
  return (
    <span className="meter">
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle className="meter-all" cx="10" cy="10" r="8" pathLength="100" />
        <circle
          className="meter-share"
          cx="10"
          cy="10"
          r="8"
          pathLength="100"
          strokeDasharray={`${share * 100} 100`}
        />
      </svg>
      {percent(share)} {name}
    </span>
  );
}
