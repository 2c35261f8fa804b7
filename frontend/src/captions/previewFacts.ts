/** How captions were read, in words. */
import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";
import type { Preview } from "./captions";
import type { Reading } from "./usePreview";

/** One line, read out as it changes. */
export function readingSummary(reading: Reading): string {
  const told = messages().captions.reading;
  if (reading.state === "reading") return told.busy;
  if (reading.state !== "read") return "";
  const { format_title, words, estimated, language, start, end } = reading.preview;
  const facts = [
    told.words(words),
    language === "und" ? "" : languageName(language),
    estimated ? told.noTimes : told.range(formatTime(start), formatTime(end)),
  ];
  return told.read(format_title, facts.filter(Boolean).join(", "));
}

/** Name and value of each fact. */
export function previewFacts(preview: Preview): [string, string][] {
  const told = messages().captions.reading;
  const { format_title, encoding, cues, words, speakers, offset } = preview;
  const facts: [string, string][] = [
    [told.format, `${format_title}, ${encoding.toUpperCase()}`],
    [told.size, told.sizeOf(words, cues)],
    [told.times, times(preview)],
    [told.speakers, speakers.join(", ") || told.noSpeakers],
  ];
  if (offset) facts.push([told.offset, signedTime(offset)]);
  return facts;
}

function times({ estimated, start, end }: Preview): string {
  const told = messages().captions.reading;
  const range = told.range(formatTime(start), formatTime(end));
  return estimated ? told.estimated(range) : told.given(range);
}

function signedTime(seconds: number): string {
  return seconds < 0 ? `−${formatTime(-seconds)}` : formatTime(seconds);
}
