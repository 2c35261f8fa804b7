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
  if (video.status === "needs_confirmation") return "Waiting for your word";
  if (video.status === "waiting") return "Waiting, and nothing is lost";
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

type Wait = Pick<Video, "waits_for" | "waiting_since" | "next_try_at" | "waits_until" | "credits">;

const WAITS_FOR: Record<string, string> = {
  youtube: "YouTube does not answer us",
  budget: "All the notes that may be written in a day are written",
};

/** For whom a video waits, since when, and what becomes of it. */
export function waitingMessage(video: Wait) {
  const { waits_for: whom, waiting_since: since, next_try_at: next, waits_until: until } = video;
  const reason = WAITS_FOR[whom ?? ""] ?? "The model that writes the notes does not answer us";
  const begun = since ? `, since ${UNTIL_FORMAT.format(new Date(since))}` : "";
  const at = whom === "budget" ? "after midnight UTC" : "";
  const again = at ? ` (${at})` : next ? ` (next at ${TIME_FORMAT.format(new Date(next))})` : "";
  const back = video.credits === 1 ? "your credit comes back" : `all ${video.credits} credits come back`;
  const limit = until ? ` Should it still be so on ${UNTIL_FORMAT.format(new Date(until))}, ${back}.` : "";
  return {
    what: `${reason}${begun}. That concerns every video, and is no fault of yours.`,
    next: `Your video keeps its place and what is done of it. We go on by ourselves${again}; you can close this page.${limit}`,
  };
}

type Price = Pick<Video, "credits" | "price" | "words" | "waits_until">;

const WORDS_AN_HOUR = 10_200; // 170 a minute

/** How long a video is, what it costs in all, and what becomes of it. */
export function confirmationMessage({ credits, price, words, waits_until: until }: Price) {
  const total = price ?? credits;
  const hours = Math.max(1, Math.round((words ?? 0) / WORDS_AN_HOUR));
  const length = words
    ? `${words.toLocaleString("en")} words, about ${hours} ${hours === 1 ? "hour" : "hours"} of talk`
    : "more than one credit pays for";
  const rest = total - credits;
  return {
    what: `This video is long: ${length}. Its notes take ${countCredits(total)} in all.`,
    next:
      `${countCredits(credits)} ${credits === 1 ? "is" : "are"} paid already; ` +
      `the other ${rest} ${rest === 1 ? "is" : "are"} charged when you go on. ` +
      `It waits for you${until ? ` until ${UNTIL_FORMAT.format(new Date(until))}` : ""}. ` +
      `After that, or if you cancel it, ${credits === 1 ? "your credit comes" : "your credits come"} back.`,
  };
}

type Cost = Pick<Video, "credits" | "credits_back">;

/** What cancelling gives back, before one does it. */
export function cancelMessage({ credits, credits_back: back }: Cost): string {
  if (back >= credits) return credits === 1 ? "Your credit comes back." : `All ${credits} credits come back.`;
  if (!back) {
    const spent = credits === 1 ? "Its credit does" : `Its ${credits} credits do`;
    return `${spent} not come back: its words are being written, and the model is paid for that.`;
  }
  return `${back} of its ${credits} credits ${back === 1 ? "comes" : "come"} back; the words of the others are begun.`;
}

/** What it cost. A credit is back only when the ledger has said so. */
export function refundMessage({ status, credits, credits_back: back }: Cost & Pick<Video, "status">): string {
  if (back >= credits) return credits === 1 ? "Your credit is back." : `All ${credits} credits are back.`;
  if (status !== "cancelled") return "The credit for it has not come back so far: see your credits.";
  if (!back) {
    return `${credits === 1 ? "Its credit is" : `Its ${credits} credits are`} spent: a model had been paid for its words.`;
  }
  return `${back} of its ${credits} credits ${back === 1 ? "is" : "are"} back; the words of the others had been begun.`;
}

function countCredits(number: number): string {
  return `${number} ${number === 1 ? "credit" : "credits"}`;
}
