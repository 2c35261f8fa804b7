/** What a job's steps and failures mean to the one who waits for it. */
import type { Schema } from "@/api/client";
import type { ErrorMessage } from "@/api/errorCodes";
import { listedMessage, servedText } from "@/api/errorMessages";
import type { Video } from "@/api/video";
import { formatDate } from "@/language/formats";
import { messages } from "@/language/messages";

/** The step in words. One of a later version, which this page does not know, is not named. */
export function stepLabel(video: Steps): string {
  const words = messages().jobs;
  if (video.current_step === "retrying") return retryLabel(video);
  if (video.status === "needs_confirmation") return words.waitsForWord;
  if (video.status === "waiting") return words.waits;
  const known: Record<string, string | undefined> = words.steps;
  return known[video.current_step] ?? (video.status === "processing" ? words.working : words.waiting);
}

type Steps = Pick<Video, "current_step" | "status" | "attempt" | "max_attempts" | "next_try_at">;

function retryLabel({ attempt, max_attempts: most, next_try_at: next }: Steps): string {
  return messages().jobs.retrying(timeOf(next), attempt, most);
}

/** What happened, what to do, and what to offer. A plugin's own code is told in its own words. */
export function failureMessage(error: Schema<"JobError">): ErrorMessage {
  const listed = listedMessage(error.code);
  if (!listed) {
    return { what: error.message, next: error.retryable ? messages().jobs.mayHelp : "", offer: "again" };
  }
  return listed.specific ? { ...listed, what: servedText(error.code, error.message), next: "" } : listed;
}

/** Empty where there is no moment. */
function timeOf(moment: string | null): string {
  return moment ? formatDate(moment, { timeStyle: "short" }) : "";
}

function dayOf(moment: string | null): string {
  return moment ? formatDate(moment, { dateStyle: "full", timeStyle: "short" }) : "";
}

/** Why a video waits for captions, and what becomes of it. */
export function captionsMessage({ error, waits_until: until }: Pick<Video, "error" | "waits_until">) {
  const words = messages().jobs.captions;
  return { what: error ? failureMessage(error).what : words.none, next: words.bring(dayOf(until)) };
}

type Wait = Pick<Video, "waits_for" | "waiting_since" | "next_try_at" | "waits_until" | "credits">;

/** For whom a video waits, since when, and what becomes of it. */
export function waitingMessage(video: Wait) {
  const words = messages().jobs.wait;
  const { waits_for: whom, waiting_since: since, next_try_at: next, waits_until: until } = video;
  const reason = whom === "youtube" || whom === "budget" ? words[whom] : words.model;
  const again = whom === "budget" ? words.afterMidnight : next ? words.nextAt(timeOf(next)) : "";
  const limit = until ? ` ${words.limit(dayOf(until), video.credits)}` : "";
  return { what: words.why(reason, dayOf(since)), next: words.goesOn(again) + limit };
}

type Price = Pick<Video, "credits" | "price" | "words" | "waits_until">;

const WORDS_AN_HOUR = 10_200; // 170 a minute

/** How long a video is, what it costs in all, and what becomes of it. */
export function confirmationMessage({ credits, price, words: spoken, waits_until: until }: Price) {
  const words = messages().jobs.confirm;
  const total = price ?? credits;
  const hours = Math.max(1, Math.round((spoken ?? 0) / WORDS_AN_HOUR));
  const length = spoken ? words.length(spoken, hours) : words.lengthUnknown;
  return { what: words.what(length, total), next: words.next(credits, total - credits, dayOf(until)) };
}

type Cost = Pick<Video, "credits" | "credits_back">;

/** What cancelling gives back, before one does it. */
export function cancelMessage({ credits, credits_back: back }: Cost): string {
  const words = messages().jobs.cancel;
  if (back >= credits) return words.allBack(credits);
  return back ? words.partBack(back, credits) : words.noneBack(credits);
}

/** What it cost. A credit is back only when the ledger has said so. */
export function refundMessage({ status, credits, credits_back: back }: Cost & Pick<Video, "status">): string {
  const words = messages().jobs.refund;
  if (back >= credits) return words.allBack(credits);
  if (status !== "cancelled") return words.notYet;
  return back ? words.partBack(back, credits) : words.spent(credits);
}
