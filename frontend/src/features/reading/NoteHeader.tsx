/** The head of a note: what it is of, and at a glance how far to trust it. */
import type { ReactNode } from "react";

import { formatDuration } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";
import { Pill } from "@/ui/Pill";

import { useMarkCount } from "./marks/MarkContext";
import { videoEnd } from "./time";
import type { Note } from "./note";
import { describeChecked, formatPercent, meaningUnchecked } from "./trust/descriptions";

interface NoteHeaderProps {
  note: Note;
  onShowTrust: () => void;
  /** What can be done to the title. */
  children: ReactNode;
}

export function NoteHeader({ note, onShowTrust, children }: NoteHeaderProps) {
  const { transcript, provenance, coverage } = note;
  const seconds = videoEnd(transcript.segments, transcript.video.duration);
  const facts = [
    transcript.video.channel,
    seconds ? formatDuration(seconds) : "",
    languageName(note.language, "en"),
  ];
  return (
    <header className="head">
      <h1>
        <bdi>{note.title}</bdi>
      </h1>
      {children}
      <p className="head-facts" lang="en">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>
            <bdi>{fact}</bdi>
          </span>
        ))}
      </p>
      <div className="head-trust" lang="en">
        <button type="button" className="trust" onClick={onShowTrust}>
          <bdi>{describeChecked(coverage)}</bdi>
          {coverage.lines > 0 && <Meter name="of the talk told" share={coverage.covered} />}
          <span className="unseen">What this means</span>
        </button>
        <MarkCount />
        {provenance.extracted && <Pill variant="plain">Quotes from the video, nothing rewritten</Pill>}
        {provenance.checkers.some(meaningUnchecked) && <Pill variant="plain">Meaning was not checked</Pill>}
        {transcript.estimated && <Pill variant="plain">≈ Times are estimates</Pill>}
      </div>
    </header>
  );
}

function MarkCount() {
  const count = useMarkCount();
  return (
    <span role="status" className="mark-count" dir="ltr">
      {count > 0 && `${count} ${count === 1 ? "line" : "lines"} marked as wrong`}
    </span>
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
      <bdi>
        {formatPercent(share)} {name}
      </bdi>
    </span>
  );
}
