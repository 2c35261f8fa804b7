/** How captions were read, in words. */
import { formatTime } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";
import type { Preview } from "./captions";
import type { Reading } from "./usePreview";

const NUMBER = new Intl.NumberFormat();

/** One line, read out as it changes. */
export function readingSummary(reading: Reading): string {
  if (reading.state === "reading") return "Reading them…";
  if (reading.state !== "read") return "";
  const { format_title, words, estimated, language, start, end } = reading.preview;
  const facts = [
    count(words, "word"),
    language === "und" ? "" : languageName(language),
    estimated ? "without times" : `${formatTime(start)} to ${formatTime(end)}`,
  ];
  return `Read as ${format_title}: ${facts.filter(Boolean).join(", ")}.`;
}

/** Name and value of each fact. */
export function previewFacts(preview: Preview): [string, string][] {
  const { format_title, encoding, cues, words, speakers, offset } = preview;
  const facts: [string, string][] = [
    ["Format", `${format_title}, ${encoding.toUpperCase()}`],
    ["Size", `${count(words, "word")} in ${count(cues, "cue")}`],
    ["Times", times(preview)],
    ["Speakers", speakers.join(", ") || "None is named"],
  ];
  if (offset) facts.push(["Taken off every time", signedTime(offset)]);
  return facts;
}

function times({ estimated, start, end }: Preview): string {
  const range = `${formatTime(start)} to ${formatTime(end)}`;
  return estimated
    ? `There are none: those in the notes are estimates, ${range}, and may be minutes off`
    : `As given, ${range}`;
}

function signedTime(seconds: number): string {
  return seconds < 0 ? `−${formatTime(-seconds)}` : formatTime(seconds);
}

function count(number: number, one: string): string {
  return `${NUMBER.format(number)} ${number === 1 ? one : `${one}s`}`;
}
