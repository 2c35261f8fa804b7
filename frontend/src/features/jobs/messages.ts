/** What a job's steps and failures mean to the one who waits for it. */
import type { Schema } from "@/api/client";
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

export interface FailureMessage {
  what: string;
  next: string;
  /** What to offer: the same order again, or one with captions of one's own. */
  offer: "again" | "captions" | "nothing";
}

const OWN_CAPTIONS_HINT =
  "If you can watch it, add a captions file of your own and make the notes from that.";

// The engine's words for these speak to whoever runs it on a command line.
const FAILURE_MESSAGES: Record<string, FailureMessage> = {
  cancelled: { what: "You cancelled this video.", next: "", offer: "again" },
  private: {
    what: "This video is private, so its captions could not be read.",
    next: OWN_CAPTIONS_HINT,
    offer: "captions",
  },
  unavailable: {
    what: "This video does not exist, or was removed.",
    next: "Open the link in a browser to see whether it still plays.",
    offer: "nothing",
  },
  members_only: {
    what: "This video is for members or buyers only.",
    next: OWN_CAPTIONS_HINT,
    offer: "captions",
  },
  region_blocked: {
    what: "YouTube does not show this video where we are.",
    next: OWN_CAPTIONS_HINT,
    offer: "captions",
  },
  age_restricted: {
    what: "This video is age-restricted: YouTube shows it to signed-in viewers only.",
    next: OWN_CAPTIONS_HINT,
    offer: "captions",
  },
  live: {
    what: "This is a live stream or a premiere that has not ended.",
    next: "Try again some hours after it has ended: YouTube makes its captions by then.",
    offer: "again",
  },
  no_captions: {
    what: "This video has no captions.",
    next: "YouTube makes automatic ones some hours after a video is put up. Or add a captions file of your own.",
    offer: "captions",
  },
  captions_disabled: {
    what: "The captions of this video are turned off.",
    next: OWN_CAPTIONS_HINT,
    offer: "captions",
  },
  not_playable: { what: "YouTube does not play this video.", next: OWN_CAPTIONS_HINT, offer: "captions" },
  too_long: {
    what: "The captions of this video are larger than any lecture’s.",
    next: "Check that the link is the one you mean.",
    offer: "nothing",
  },
  blocked: {
    what: "YouTube does not answer us at the moment.",
    next: "Try again later, or add a captions file of your own.",
    offer: "captions",
  },
  transient: { what: "YouTube could not be reached.", next: "Try again in a few minutes.", offer: "again" },
  upstream_changed: {
    what: "YouTube answered in a way that we do not understand yet.",
    next: "Until that is mended, a captions file of your own works.",
    offer: "captions",
  },
};

export function failureMessage(error: Schema<"JobError">): FailureMessage {
  const known = FAILURE_MESSAGES[error.code];
  if (known) return known;
  return { what: error.message, next: error.retryable ? "Trying again may help." : "", offer: "again" };
}

/** What it cost. A credit is back only when the ledger has said so. */
export function refundMessage(error: Schema<"JobError">): string {
  return error.refunded
    ? "Your credit is back."
    : "The credit for it has not come back so far: see your credits.";
}
