/** The head of a note: what it is of, and at a glance how far to trust it. */
import type { ReactNode } from "react";

import { currentLanguage, languageAttributes, messages } from "@/language/messages";
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
  const words = messages().reading.head;
  const seconds = videoEnd(transcript.segments, transcript.video.duration);
  const facts = [
    transcript.video.channel,
    seconds ? formatDuration(seconds) : "",
    languageName(note.language),
  ];
  return (
    <header className="head">
      <h1>
        <bdi>{note.title}</bdi>
      </h1>
      {children}
      <p className="head-facts" lang={currentLanguage()}>
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>
            <bdi>{fact}</bdi>
          </span>
        ))}
      </p>
      <div className="head-trust" lang={currentLanguage()}>
        <button type="button" className="trust" onClick={onShowTrust}>
          <bdi>{describeChecked(coverage)}</bdi>
          {coverage.lines > 0 && <Meter share={coverage.covered} />}
          <span className="unseen">{words.whatThisMeans}</span>
        </button>
        <MarkCount />
        {provenance.extracted && <Pill variant="plain">{words.quotes}</Pill>}
        {provenance.checkers.some(meaningUnchecked) && <Pill variant="plain">{words.meaningUnchecked}</Pill>}
        {transcript.estimated && <Pill variant="plain">{words.estimated}</Pill>}
      </div>
    </header>
  );
}

function MarkCount() {
  const count = useMarkCount();
  return (
    <span role="status" className="mark-count" dir={languageAttributes().dir}>
      {count > 0 && messages().reading.head.marked(count)}
    </span>
  );
}

function Meter({ share }: { share: number }) {
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
      <bdi>{messages().reading.head.told(formatPercent(share))}</bdi>
    </span>
  );
}
