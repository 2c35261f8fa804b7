/** What is ordered, as the form holds it and as the API takes it. */
import type { Schema } from "@/api/client";
import type { Video } from "@/api/video";
import type { NewCaptions } from "@/captions/captions";
import { parseVideoUrl } from "./videoUrl";

export interface Order {
  link: string;
  subject: string;
  /** What its reader most wants to learn. */
  focus: string;
  template: string;
  /** Empty: the best that the service has. */
  writer: string;
  /** Null: those that the service takes by itself. */
  checkers: string[] | null;
  exporters: string[];
  /** Empty: the video's own. */
  language: string;
  profile: Profile;
}

/** How good, cheap and quick: of a thrifty note a credit buys four times the words, of a fast one half of them. */
export const PROFILES = ["standard", "thrifty", "fast"] as const;
export type Profile = (typeof PROFILES)[number];

/** Made of every note, asked for or not. */
export const DEFAULT_EXPORTERS = ["markdown", "json"];

/** Asks no checker: what is written is held against the words of the captions alone. */
export const WORDS_ONLY = "none";

export const EMPTY_ORDER: Order = {
  link: "",
  subject: "",
  focus: "",
  template: "lecture",
  writer: "",
  checkers: null,
  exporters: ["pdf"],
  language: "",
  profile: "standard",
};

/** Captions to order: their names are the API's, null where they are YouTube's own. */
export interface CaptionsToOrder {
  ordered: NewCaptions | null;
  name: string;
}

/** What is said of captions where they are YouTube's own. */
const YOUTUBE_CAPTIONS = { upload: null, title: "", captions_language: "", offset: null, speakers: {} };

/** `captions` are the user's own, null for YouTube's. */
export function toRequest(order: Order, captions: NewCaptions | null): Schema<"NewVideo"> {
  return {
    youtube_url: order.link.trim(),
    subject: order.subject.trim(),
    ...orderedNames(order, captions),
  };
}

/** The same for each video of a course, whose captions are YouTube's. */
export function toCourseOrder(order: Order) {
  const { focus, template, writer, checkers, exporters, language, profile } = orderedNames(order, null);
  const names = { focus, template, writer, checkers, exporters, language, profile };
  return { subject: order.subject.trim(), ...names };
}

/** What is chosen, by the names that the API takes. */
function orderedNames(order: Order, captions: NewCaptions | null): Schema<"OrderView"> {
  return {
    focus: order.focus.trim(),
    template: order.template,
    writer: order.writer || null,
    checkers: order.checkers,
    exporters: [...DEFAULT_EXPORTERS, ...order.exporters.filter((name) => !DEFAULT_EXPORTERS.includes(name))],
    language: order.language,
    profile: order.profile,
    ...(captions ?? YOUTUBE_CAPTIONS),
  };
}

/** Who writes where an order says nothing: the first of these that the service has set up. */
const DEFAULT_WRITERS = ["claude", "outline"];

/** Whether a writer (empty: the best there is) `translates`, or has a profile. */
export function can(
  ability: "translates" | Profile,
  writer: string,
  offers: readonly Schema<"PluginEntry">[],
): boolean {
  const names = writer ? [writer] : DEFAULT_WRITERS;
  return offers.some(
    ({ kind, name, ready, abilities }) =>
      kind === "writer" && names.includes(name) && ready && abilities.includes(ability),
  );
}

/** The order of a video that is tried once more. A function of an earlier build says only link and subject. */
export function orderAgain({
  youtube_url,
  subject,
  order,
}: Pick<Video, "youtube_url" | "subject"> & Partial<Video>): Order {
  const again = { ...EMPTY_ORDER, link: youtube_url, subject };
  if (!order) return again;
  return {
    ...again,
    focus: order.focus,
    template: order.template,
    writer: order.writer ?? "",
    checkers: order.checkers,
    exporters: order.exporters.filter((name) => !DEFAULT_EXPORTERS.includes(name)),
    language: order.language,
    profile: PROFILES.find((profile) => profile === order.profile) ?? "standard",
  };
}

/** The video as it will be listed, before the list is asked for anew. */
export function queuedVideo(
  queued: Schema<"Queued">,
  order: Order,
  { ordered, name }: CaptionsToOrder,
  now: Date,
): Video {
  const reading = parseVideoUrl(order.link);
  const id = "id" in reading ? reading.id : "";
  return {
    video_id: queued.video_id,
    youtube_url: `https://www.youtube.com/watch?v=${id}`,
    youtube_id: id,
    subject: order.subject.trim(),
    title: "",
    status: queued.status,
    progress: 0,
    current_step: "queued",
    attempt: 1,
    max_attempts: 3,
    next_try_at: null,
    waits_until: null,
    waits_for: null,
    waiting_since: null,
    credits: 1,
    credits_back: 1,
    price: null,
    words: null,
    error: null,
    problems: [],
    note_id: null,
    readable: 0,
    facts: null,
    created_at: now.toISOString(),
    completed_at: null,
    erasing_since: null,
    order: orderedNames(order, ordered),
    captions_file: ordered ? name : "",
  };
}

/**
 * One key for one filled form: pressing twice, or again after a lost answer, orders and pays once.
 * Another order is another key.
 */
export class IdempotencyKeys {
  private last: { order: string; key: string } | null = null;

  constructor(private readonly fresh: () => string = () => crypto.randomUUID()) {}

  keyFor(request: Schema<"NewVideo">): string {
    const order = JSON.stringify(request);
    if (this.last?.order !== order) this.last = { order, key: this.fresh() };
    return this.last.key;
  }

  /** The order was taken: the same once more is meant. */
  reset(): void {
    this.last = null;
  }
}
