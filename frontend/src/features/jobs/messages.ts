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
  stopping: "Stopping at the next safe point",
};

/** The step by name. What is tried again says so itself: `trying again (2 of 3)`. */
export function stepLabel(video: Pick<Video, "current_step" | "status">): string {
  const step = video.current_step;
  if (step.startsWith("trying again")) return `T${step.slice(1)}`;
  return STEP_LABELS[step] ?? (video.status === "processing" ? "Working on it" : "Waiting");
}

/** What happened, what to do, and what to offer. A plugin's own code is told in its own words. */
export function failureMessage(error: Schema<"JobError">): ErrorMessage {
  const listed = listedMessage(error.code);
  if (!listed) {
    return { what: error.message, next: error.retryable ? "Trying again may help." : "", offer: "again" };
  }
  return listed.specific ? { ...listed, what: error.message, next: "" } : listed;
}

/** What it cost. A credit is back only when the ledger has said so. */
export function refundMessage(error: Schema<"JobError">): string {
  return error.refunded
    ? "Your credit is back."
    : "The credit for it has not come back so far: see your credits.";
}
