/** A transcript as a file: plain text with times, SubRip or WebVTT. */
import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import type { Segment, Transcript } from "../note";

export interface TranscriptFormat {
  readonly extension: "txt" | "srt" | "vtt";
  readonly mediaType: string;
  readonly write: (transcript: Transcript) => string;
}

export const TRANSCRIPT_FORMATS: readonly TranscriptFormat[] = [
  { extension: "txt", mediaType: "text/plain", write: toText },
  { extension: "srt", mediaType: "application/x-subrip", write: toSrt },
  { extension: "vtt", mediaType: "text/vtt", write: toVtt },
];

/** Hands a file to the browser to save; a name of it is safe in any system. */
export function saveTranscript(transcript: Transcript, title: string, format: TranscriptFormat): void {
  const blob = new Blob([format.write(transcript)], { type: `${format.mediaType};charset=utf-8` });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  const told = messages().reading.downloads;
  const estimated = transcript.estimated ? ` ${told.estimatedName}` : "";
  link.download = `${told.transcriptOf(safeName(title))}${estimated}.${format.extension}`;
  link.click();
  // The click has begun the saving; the address is needed no more once it has read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function safeName(title: string): string {
  const clean = title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, " ").replace(/^[ .]+|[ .]+$/g, "");
  return [...clean].slice(0, 80).join("").trim() || "note";
}

function toText({ segments, estimated }: Transcript): string {
  const lines = segments.map((segment) => `${formatTime(segment.start)}  ${words(segment)}`);
  return [...(estimated ? [messages().reading.downloads.estimated, ""] : []), ...lines, ""].join("\n");
}

function toSrt({ segments }: Transcript): string {
  return segments
    .map(
      (segment, index) =>
        `${index + 1}\n${clock(segment.start, ",")} --> ${clock(segment.end, ",")}\n${arrowless(words(segment))}\n\n`,
    )
    .join("");
}

function toVtt({ segments, estimated, language }: Transcript): string {
  const head = ["WEBVTT", ...(language ? [`Language: ${language}`] : []), ""];
  const cues = segments.map(
    (segment) => `${clock(segment.start, ".")} --> ${clock(segment.end, ".")}\n${escaped(segment)}\n`,
  );
  return [...head, ...(estimated ? [`NOTE ${messages().reading.downloads.estimated}\n`] : []), ...cues].join(
    "\n",
  );
}

function words({ speaker, text, marks }: Segment): string {
  const sounds = marks.map((mark) => `[${mark}]`).join(" ");
  const said = [text, sounds].filter(Boolean).join(" ");
  return speaker ? `${speaker}: ${said}` : said;
}

function escaped(segment: Segment): string {
  const plain = words({ ...segment, speaker: "" })
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
  const speaker = segment.speaker.replace(/[<>&]/g, " ").trim();
  return speaker ? `<v ${speaker}>${plain}` : plain;
}

/** SubRip knows no escapes: what would be read as a line of times is no longer one. */
function arrowless(text: string): string {
  return text.replaceAll("-->", "→");
}

/** Hours, minutes, seconds and thousandths, as both formats have them but for the sign between. */
function clock(seconds: number, sign: "," | "."): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (count: number) => String(Math.floor(count)).padStart(2, "0");
  const rest = String(thousandths % 1000).padStart(3, "0");
  const whole = thousandths / 1000;
  return `${two(whole / 3600)}:${two((whole / 60) % 60)}:${two(whole % 60)}${sign}${rest}`;
}
