/**
 * A note with nothing left out and nothing of a wrong kind: the one door by which notes come in.
 *
 * Fields at their default are not in the JSON, and `note.json` is what a plugin wrote: whatever
 * is missing or strange is taken as empty, citations of segments that are not there are dropped,
 * and every text is cleaned.
 */
import { clean, languageTag, oneLine } from "./clean";
import type { Card, Coverage, Note, Point, Provenance, Question, Section, Segment } from "./note";
import type { Term, Transcript } from "./note";

type Fields = Record<string, unknown>;

/** The note, or null where there is none that this page understands. */
export function whole(raw: unknown): Note | null {
  const note = fields(raw);
  if (!("transcript" in note) || (note.version ?? 1) !== 1) return null;
  const transcript = transcriptOf(fields(note.transcript));
  const claims = reader(transcript.segments.length);
  return {
    title: oneLine(text(note.title)),
    language: languageTag(text(note.language)),
    transcript,
    provenance: provenanceOf(fields(note.provenance)),
    subject: oneLine(text(note.subject)),
    summary: list(note.summary, claims.point),
    sections: list(note.sections, claims.section),
    terms: list(note.terms, claims.term),
    cards: list(note.cards, claims.card),
    questions: list(note.questions, claims.question),
    coverage: coverageOf(fields(note.coverage)),
    version: 1,
  };
}

function transcriptOf(raw: Fields): Transcript {
  const video = fields(raw.video);
  return {
    video: {
      id: text(video.id),
      title: oneLine(text(video.title)),
      channel: oneLine(text(video.channel)),
      duration: seconds(video.duration),
      description: clean(text(video.description)),
      chapters: list(video.chapters, (chapter) => ({
        start: seconds(chapter.start),
        title: oneLine(text(chapter.title)),
      })),
    },
    segments: list(raw.segments, segmentOf),
    language: languageTag(text(raw.language)),
    kind: one(raw.kind, ["auto", "manual", "translated", "user"]),
    source: oneLine(text(raw.source)),
    translated_from: languageTag(text(raw.translated_from)),
    estimated: raw.estimated === true,
  };
}

function segmentOf(raw: Fields): Segment {
  const start = seconds(raw.start);
  return {
    start,
    end: Math.max(start, seconds(raw.end)),
    text: oneLine(text(raw.text)),
    speaker: oneLine(text(raw.speaker)),
    marks: texts(raw.marks).map(oneLine),
  };
}

/** Readers of claims, which cite some of so many segments. */
function reader(segments: number) {
  const cites = (raw: unknown): number[] =>
    array(raw).filter(
      (cite): cite is number => Number.isInteger(cite) && Number(cite) >= 0 && Number(cite) < segments,
    );
  const point = (raw: Fields): Point => ({
    type: "point",
    text: clean(text(raw.text)),
    cites: cites(raw.cites),
    kind: one(raw.kind, ["point", "definition", "example", "quote"]),
  });
  const question = (raw: Fields): Question => ({
    type: "question",
    prompt: clean(text(raw.prompt)),
    answer: clean(text(raw.answer)),
    cites: cites(raw.cites),
    choices: texts(raw.choices).map(clean),
    explanation: clean(text(raw.explanation)),
  });
  const section = (raw: Fields): Section => ({
    title: oneLine(text(raw.title)),
    start: seconds(raw.start),
    end: seconds(raw.end),
    points: list(raw.points, point),
    cues: list(raw.cues, question),
  });
  const term = (raw: Fields): Term => ({
    type: "term",
    term: oneLine(text(raw.term)),
    meaning: clean(text(raw.meaning)),
    cites: cites(raw.cites),
  });
  const card = (raw: Fields): Card => ({
    type: "card",
    front: clean(text(raw.front)),
    back: clean(text(raw.back)),
    cites: cites(raw.cites),
  });
  return { point, question, section, term, card };
}

function provenanceOf(raw: Fields): Provenance {
  const usage = fields(raw.usage);
  return {
    writer: oneLine(text(raw.writer)),
    template: oneLine(text(raw.template)),
    model: oneLine(text(raw.model)),
    extracted: raw.extracted === true,
    usage: {
      input_tokens: number(usage.input_tokens),
      output_tokens: number(usage.output_tokens),
      cache_read_tokens: number(usage.cache_read_tokens),
      cache_write_tokens: number(usage.cache_write_tokens),
      calls: number(usage.calls),
      cost_usd: number(usage.cost_usd),
    },
  };
}

function coverageOf(raw: Fields): Coverage {
  return {
    written: number(raw.written),
    repaired: number(raw.repaired),
    dropped: number(raw.dropped),
    grounded: Math.min(1, number(raw.grounded)),
    covered: Math.min(1, number(raw.covered)),
    gaps: list(raw.gaps, (gap) => ({
      start: seconds(gap.start),
      end: seconds(gap.end),
      silent: gap.silent === true,
    })),
    checked: one(raw.checked, ["words", "numbers and names"]),
  };
}

function fields(raw: unknown): Fields {
  return typeof raw === "object" && raw !== null ? (raw as Fields) : {};
}

function array(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function list<T>(raw: unknown, read: (item: Fields) => T): T[] {
  return array(raw).map((item) => read(fields(item)));
}

function text(raw: unknown): string {
  return typeof raw === "string" ? raw : "";
}

function texts(raw: unknown): string[] {
  return array(raw).map(text);
}

/** Never below nothing: an amount. */
function number(raw: unknown): number {
  return typeof raw === "number" && Number.isFinite(raw) ? Math.max(0, raw) : 0;
}

const LONGEST = 7 * 24 * 3600;

function seconds(raw: unknown): number {
  return Math.min(LONGEST, number(raw));
}

/** One of some words; the first, which is the plain one, for any other. */
function one<T extends string>(raw: unknown, words: readonly [T, ...T[]]): T {
  return words.find((word) => word === raw) ?? words[0];
}
