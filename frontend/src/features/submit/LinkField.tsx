import { errorText } from "@/api/errorMessages";
import { endedWithoutNotes, type Video } from "@/api/video";
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
}

export function LinkField({ link, onChange, apiError, missing, existing }: LinkFieldProps) {
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
        Link of a YouTube video
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
        aria-invalid={Boolean(words)}
        aria-describedby={`${id}-said`}
      />
      <p id={`${id}-said`} className="submit-said" aria-live="polite">
        {words ? <span className="field-wrong">{words}</span> : null}
        {!words && !wrong ? <LinkStatus twin={existing} id={"id" in reading ? reading.id : ""} /> : null}
      </p>
    </div>
  );
}

function LinkStatus({ twin, id }: { twin: Video | undefined; id: string }) {
  if (twin?.status === "completed") {
    return (
      <span className="submit-twin">
        You have notes of this video already: <Link href={`/notes/${twin.note_id}`}>open them</Link>. Making
        them again costs another credit.
      </span>
    );
  }
  if (twin?.status === "needs_captions") {
    return (
      <span className="submit-twin">
        This video waits for captions already: add them below. Once more costs another credit.
      </span>
    );
  }
  if (twin?.status === "needs_confirmation") {
    return (
      <span className="submit-twin">
        This video waits for your word already: see below. Once more costs another credit.
      </span>
    );
  }
  if (twin && !endedWithoutNotes(twin)) {
    return (
      <span className="submit-twin">
        Notes of this video are being made already. Once more costs another credit.
      </span>
    );
  }
  return (
    <span className="submit-good">
      <Icon name="check" size={16} /> Video {id}
    </span>
  );
}
