/** Captions of the user's own: how they were read, what was corrected of that, and how they are ordered. */
import type { Schema } from "@/api/client";
import type { Video } from "@/api/video";

export type Preview = Schema<"PreviewView">;
export type NewCaptions = Schema<"NewCaptions">;
/** What is read: a pasted text, or a file that was uploaded. */
export type CaptionsSource = { text: string } | { upload: string; name: string };

/** Captions as they were ordered, with the name of their file. */
export interface OrderedCaptions extends NewCaptions {
  name: string;
}

/** What the user says of captions; null is as they were read. */
export interface Corrections {
  title: string | null;
  language: string | null;
  /** Seconds that are taken off every time. */
  offset: number | null;
  /** Right names by those that were read. */
  speakers: Record<string, string>;
}

export const AS_READ: Corrections = { title: null, language: null, offset: null, speakers: {} };
/** Of a title in the API. */
export const MAX_TITLE = 200;
/** Of a speaker's name in the API. */
export const MAX_NAME = 100;
/** Characters of a pasted text that the API reads. */
export const MAX_TEXT = 2_000_000;
const MAX_SPEAKERS = 50;

/** The speakers whose names can be corrected. */
export function correctable(speakers: readonly string[]): string[] {
  return speakers
    .filter((name) => name.length > 0 && name.length <= MAX_NAME && !/[=\p{Cc}]/u.test(name))
    .slice(0, MAX_SPEAKERS);
}

/** The order of captions that are uploaded, as they were read and corrected. */
export function newCaptions(upload: string, read: Preview | null, corrections: Corrections): NewCaptions {
  return {
    upload,
    title: onOneLine(corrections.title ?? "").slice(0, MAX_TITLE),
    captions_language: corrections.language ?? "",
    offset: corrections.offset,
    speakers: Object.fromEntries(
      correctable(read?.speakers ?? [])
        .map((name) => [name, onOneLine(corrections.speakers[name] ?? "")] as const)
        .filter(([name, right]) => right && right !== name),
    ),
  };
}

/** What was corrected of captions that were ordered. */
export function correctionsIn({ title, captions_language, offset, speakers }: NewCaptions): Corrections {
  return { title: title || null, language: captions_language || null, offset, speakers };
}

/** The captions of the user's own that a video was ordered with. An earlier build says nothing of them. */
export function captionsOf({ order, captions_file }: Partial<Video>): OrderedCaptions | null {
  if (!order?.upload) return null;
  const { upload, title, captions_language, offset, speakers } = order;
  return { upload, title, captions_language, offset, speakers, name: captions_file ?? "" };
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
