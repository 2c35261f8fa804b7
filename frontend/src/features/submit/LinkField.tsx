import { messages } from "@/language/messages";
import { errorText } from "@/api/errorMessages";
import { endedWithoutNotes, type Video } from "@/api/video";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useEffect, useId, useState } from "react";
import { Link } from "wouter";
import { parseVideoUrl } from "./videoUrl";

// Nobody wants to be corrected in the middle of a word.
const PAUSE_MS = 600;

interface LinkFieldProps {
  link: string;
  onChange: (link: string) => void;
  /** What the API said of the link. */
  apiError: string;
  /** The form was sent without a link. */
  missing: boolean;
  existing: Video | undefined;
  /** Many links were pasted, or that of a playlist. */
  onMany: (links: string) => void;
}

export function LinkField({ link, onChange, apiError, missing, existing, onMany }: LinkFieldProps) {
  const id = useId();
  const [judged, setJudged] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setJudged(link), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [link]);
  const reading = parseVideoUrl(link);
  const wrong = "reason" in reading ? reading.reason : null;
  const due = wrong === "empty" ? missing : judged === link;
  const words = apiError || (wrong && due ? errorText(wrong) : "");
  return (
    <div className="submit-link">
      <label htmlFor={id} className="unseen">
        {messages().submit.link}
      </label>
      <input
        id={id}
        className="input submit-input"
        type="url"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="https://youtu.be/…"
        value={link}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => setJudged(link)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (pasted.trim().split(/\s*\n\s*/).length < 2) return;
          // A field of one line would make one word of them.
          event.preventDefault();
          onMany(pasted);
        }}
        aria-invalid={Boolean(words)}
        aria-describedby={`${id}-said`}
      />
      <p id={`${id}-said`} className="submit-said" aria-live="polite">
        {words && wrong !== "playlist" ? <span className="field-wrong">{words}</span> : null}
        {due && wrong === "playlist" ? <PlaylistStatus onSee={() => onMany(link)} /> : null}
        {!words && !wrong ? <LinkStatus twin={existing} id={"id" in reading ? reading.id : ""} /> : null}
      </p>
    </div>
  );
}

function PlaylistStatus({ onSee }: { onSee: () => void }) {
  const words = messages().courses;
  return (
    <span className="submit-twin">
      {words.isPlaylist}
      <Button variant="text" onClick={onSee}>
        {words.seePlaylist}
      </Button>
    </span>
  );
}

function LinkStatus({ twin, id }: { twin: Video | undefined; id: string }) {
  const words = messages().submit;
  if (twin?.status === "completed") {
    const { before, open, after } = words.twin.done;
    return (
      <span className="submit-twin">
        {before}
        <Link href={`/notes/${twin.note_id}`}>{open}</Link>
        {after}
      </span>
    );
  }
  if (twin?.status === "needs_captions") {
    return <span className="submit-twin">{words.twin.needsCaptions}</span>;
  }
  if (twin?.status === "needs_confirmation") {
    return <span className="submit-twin">{words.twin.needsConfirmation}</span>;
  }
  if (twin && !endedWithoutNotes(twin)) return <span className="submit-twin">{words.twin.working}</span>;
  return (
    <span className="submit-good">
      <Icon name="check" size={16} /> {words.recognised(id)}
    </span>
  );
}
