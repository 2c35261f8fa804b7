import "./captions.css";
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { CaptionsPreview } from "./CaptionsPreview";
import { FileField } from "./FileField";
import { PasteField } from "./PasteField";
import { readingSummary } from "./previewFacts";
import type { OwnCaptions } from "./useOwnCaptions";

interface OwnCaptionsBoxProps {
  captions: OwnCaptions;
  /** What the API said of them as they were ordered. */
  apiError?: string;
  /** The video was tried before and needs them: the box has the focus. */
  needed?: boolean;
}

/** Captions of the user's own, for a video that gives us none: pasted or uploaded, and how they are read. */
export function OwnCaptionsBox({ captions, apiError = "", needed = false }: OwnCaptionsBoxProps) {
  const { file, rejected, reading, retry } = captions;
  const problem = reading.state === "failed" ? reading.problem : null;
  const error = apiError || captions.error || (problem?.detail ?? "");
  // A file that was not taken is no longer there; what is said of it stands at its field.
  const atFile = file !== null || rejected;
  return (
    <div className="captions">
      {file ? null : <PasteField captions={captions} error={atFile ? "" : error} needed={needed} />}
      <FileField captions={captions} error={atFile ? error : ""} />
      <p className="captions-summary" role="status" aria-busy={captions.pending}>
        {readingSummary(reading)}
      </p>
      {problem?.retryable ? (
        <div>
          <Button onClick={retry}>{messages().captions.readAgain}</Button>
        </div>
      ) : null}
      {reading.state === "read" ? <CaptionsPreview captions={captions} preview={reading.preview} /> : null}
    </div>
  );
}
