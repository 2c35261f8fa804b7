/** What a job's steps and failures mean to the one who waits for it. */
import type { Schema } from "@/api/client";
import type { ErrorMessage } from "@/api/errorCodes";
import { listedMessage } from "@/api/errorMessages";
import type { Video } from "@/api/video";

const STEP_LABELS: Record<string, string> = {
  queued: "Waiting for a free worker",
  start: "Getting ready",
  transcript: "Reading the captions",
  write: "Writing the notes",
  check: "Checking every claim against the video",
  export: "Making the PDF and the other files",
  done: "Done",
  waiting: "Waiting for captions",
  stopping: "Stopping at the next safe point",
};

const TIME_FORMAT = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** The step in words. One of a later version, which this page does not know, is not named. */
export function stepLabel(video: Steps): string {
  if (video.current_step === "retrying") return retryLabel(video);
  const unknown = video.status === "processing" ? "Working on it" : "Waiting";
  return STEP_LABELS[video.current_step] ?? unknown;
}

type Steps = Pick<Video, "current_step" | "status" | "attempt" | "max_attempts" | "next_try_at">;

function retryLabel({ attempt, max_attempts: most, next_try_at: next }: Steps): string {
  const at = next ? ` at ${TIME_FORMAT.format(new Date(next))}` : "";
  return `Trying again${at} (${attempt} of ${most})`;
}

/** What happened, what to do, and what to offer. A plugin's own code is told in its own words. */
export function failureMessage(error: Schema<"JobError">): ErrorMessage {
  const listed = listedMessage(error.code);
  if (!listed) {
    return { what: error.message, next: error.retryable ? "Trying again may help." : "", offer: "again" };
  }
  return listed.specific ? { ...listed, what: error.message, next: "" } : listed;
}

const UNTIL_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

/** Why a video waits for captions, and what becomes of it. */
export function captionsMessage({ error, waits_until: until }: Pick<Video, "error" | "waits_until">) {
  const limit = until ? ` until ${UNTIL_FORMAT.format(new Date(until))}` : "";
  return {
    what: error ? failureMessage(error).what : "YouTube gives us no captions of this video.",
    next:
      "Bring them yourself, and the notes are made with the credit that you have paid already. " +
      `The video waits for them${limit}; after that your credit comes back.`,
  };
}

/** What it cost. A credit is back only when the ledger has said so. */
export function refundMessage(error: Schema<"JobError">): string {
  return error.refunded
    ? "Your credit is back."
    : "The credit for it has not come back so far: see your credits.";
}
