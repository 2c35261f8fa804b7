/**
 * A note with nothing left out and nothing of a wrong kind: the only way by which notes come in.
 *
 * Fields at their default are not in the JSON, and `note.json` is what a plugin wrote: whatever
 * is missing or strange is taken as empty, citations of segments that are not there are dropped,
 * and every text is cleaned.
 */
import { sanitizeText, languageTag, sanitizeLine } from "./sanitize";
import type {
  Card,
  CheckerReport,
  Coverage,
  Note,
  Point,
  Provenance,
  Question,
  Section,
  Segment,
} from "./note";
import type { Mark, Reading, Term, Transcript } from "./note";

type Fields = Record<string, unknown>;

/** The note, or null where there is none that this page understands. */
export function parseNote(raw: unknown): Note | null {
  const note = toFields(raw);
  if (!("transcript" in note) || (note.version ?? 1) !== 1) return null;
  const transcript = parseTranscript(toFields(note.transcript));
  const claims = claimParsers(transcript.segments.length);
  return {
    title: sanitizeLine(toText(note.title)),
    language: languageTag(toText(note.language)),
    transcript,
    provenance: parseProvenance(toFields(note.provenance)),
    subject: sanitizeLine(toText(note.subject)),
    focus: sanitizeLine(toText(note.focus)),
    summary: toList(note.summary, claims.point),
    sections: toList(note.sections, claims.section),
    terms: toList(note.terms, claims.term),
    cards: toList(note.cards, claims.card),
    questions: toList(note.questions, claims.question),
    coverage: parseCoverage(toFields(note.coverage)),
    marks: parseMarks(note.marks),
    version: 1,
  };
}

/** The marks of a reader, whose words are theirs. */
export function parseMarks(raw: unknown): Mark[] {
  return toList(raw, (mark) => ({ id: toId(mark.id), remark: sanitizeLine(toText(mark.remark)) })).filter(
    ({ id }) => id,
  );
}

/** The words of a note, which come by themselves; null where there are none that this page understands. */
export function parseWords(raw: unknown): Transcript | null {
  const transcript = toFields(raw);
  return "segments" in transcript ? parseTranscript(transcript) : null;
}

function parseTranscript(raw: Fields): Transcript {
  const video = toFields(raw.video);
  return {
    video: {
      id: toText(video.id),
      title: sanitizeLine(toText(video.title)),
      channel: sanitizeLine(toText(video.channel)),
      duration: toSeconds(video.duration),
      description: sanitizeText(toText(video.description)),
      chapters: toList(video.chapters, (chapter) => ({
        start: toSeconds(chapter.start),
        title: sanitizeLine(toText(chapter.title)),
      })),
    },
    segments: toList(raw.segments, parseSegment),
    language: languageTag(toText(raw.language)),
    kind: toOneOf(raw.kind, ["auto", "manual", "translated", "user"]),
    source: sanitizeLine(toText(raw.source)),
    translated_from: languageTag(toText(raw.translated_from)),
    estimated: raw.estimated === true,
    reading: raw.reading ? parseReading(toFields(raw.reading)) : null,
  };
}

function parseReading(raw: Fields): Reading {
  return {
    format: sanitizeLine(toText(raw.format)),
    encoding: sanitizeLine(toText(raw.encoding)),
    cues: toAmount(raw.cues),
    offset: typeof raw.offset === "number" && Number.isFinite(raw.offset) ? raw.offset : 0,
    warnings: toList(raw.warnings, (warning) => ({
      code: sanitizeLine(toText(warning.code)),
      message: sanitizeText(toText(warning.message)),
    })),
  };
}

function parseSegment(raw: Fields): Segment {
  const start = toSeconds(raw.start);
  return {
    start,
    end: Math.max(start, toSeconds(raw.end)),
    text: sanitizeLine(toText(raw.text)),
    speaker: sanitizeLine(toText(raw.speaker)),
    marks: toTexts(raw.marks).map(sanitizeLine),
  };
}

/** Readers of claims, which cite some of so many segments. */
function claimParsers(segments: number) {
  const cites = (raw: unknown): number[] =>
    toArray(raw).filter(
      (cite): cite is number => Number.isInteger(cite) && Number(cite) >= 0 && Number(cite) < segments,
    );
  const point = (raw: Fields): Point => ({
    type: "point",
    text: sanitizeText(toText(raw.text)),
    cites: cites(raw.cites),
    kind: toOneOf(raw.kind, ["point", "definition", "example", "quote"]),
    id: toId(raw.id),
  });
  const question = (raw: Fields): Question => ({
    type: "question",
    prompt: sanitizeText(toText(raw.prompt)),
    answer: sanitizeText(toText(raw.answer)),
    cites: cites(raw.cites),
    choices: toTexts(raw.choices).map(sanitizeText),
    explanation: sanitizeText(toText(raw.explanation)),
    id: toId(raw.id),
  });
  const section = (raw: Fields): Section => ({
    title: sanitizeLine(toText(raw.title)),
    start: toSeconds(raw.start),
    end: toSeconds(raw.end),
    points: toList(raw.points, point),
    cues: toList(raw.cues, question),
  });
  const term = (raw: Fields): Term => ({
    type: "term",
    term: sanitizeLine(toText(raw.term)),
    meaning: sanitizeText(toText(raw.meaning)),
    cites: cites(raw.cites),
    id: toId(raw.id),
  });
  const card = (raw: Fields): Card => ({
    type: "card",
    front: sanitizeText(toText(raw.front)),
    back: sanitizeText(toText(raw.back)),
    cites: cites(raw.cites),
    id: toId(raw.id),
  });
  return { point, question, section, term, card };
}

function parseProvenance(raw: Fields): Provenance {
  const usage = toFields(raw.usage);
  return {
    writer: sanitizeLine(toText(raw.writer)),
    template: sanitizeLine(toText(raw.template)),
    model: sanitizeLine(toText(raw.model)),
    extracted: raw.extracted === true,
    usage: {
      input_tokens: toAmount(usage.input_tokens),
      output_tokens: toAmount(usage.output_tokens),
      cache_read_tokens: toAmount(usage.cache_read_tokens),
      cache_write_tokens: toAmount(usage.cache_write_tokens),
      calls: toAmount(usage.calls),
      cost_usd: toAmount(usage.cost_usd),
      thinking_tokens: toAmount(usage.thinking_tokens),
    },
    checkers: toList(raw.checkers, parseReport),
    made_at: toAmount(raw.made_at),
  };
}

function parseReport(raw: Fields): CheckerReport {
  return {
    checker: sanitizeLine(toText(raw.checker)),
    asked: toAmount(raw.asked),
    supported: toAmount(raw.supported),
    refused: toAmount(raw.refused),
    mended: toAmount(raw.mended),
    unknown: toAmount(raw.unknown),
    why: sanitizeLine(toText(raw.why)),
  };
}

function parseCoverage(raw: Fields): Coverage {
  return {
    written: toAmount(raw.written),
    repaired: toAmount(raw.repaired),
    dropped: toAmount(raw.dropped),
    grounded: Math.min(1, toAmount(raw.grounded)),
    covered: Math.min(1, toAmount(raw.covered)),
    gaps: toList(raw.gaps, (gap) => ({
      start: toSeconds(gap.start),
      end: toSeconds(gap.end),
      silent: gap.silent === true,
    })),
    checked: toOneOf(raw.checked, ["words", "numbers and names", "nothing"]),
    quoted: toAmount(raw.quoted),
    lines: toAmount(raw.lines),
    cited: toAmount(raw.cited),
  };
}

function toFields(raw: unknown): Fields {
  return typeof raw === "object" && raw !== null ? (raw as Fields) : {};
}

function toArray(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function toList<T>(raw: unknown, read: (item: Fields) => T): T[] {
  return toArray(raw).map((item) => read(toFields(item)));
}

function toText(raw: unknown): string {
  return typeof raw === "string" ? raw : "";
}

/** The id of a line, as the service takes it; empty for anything else. */
function toId(raw: unknown): string {
  return /^[0-9a-z]{1,16}$/.exec(toText(raw))?.[0] ?? "";
}

function toTexts(raw: unknown): string[] {
  return toArray(raw).map(toText);
}

/** Never below nothing: an amount. */
function toAmount(raw: unknown): number {
  return typeof raw === "number" && Number.isFinite(raw) ? Math.max(0, raw) : 0;
}

const MAX_SECONDS = 7 * 24 * 3600;

function toSeconds(raw: unknown): number {
  return Math.min(MAX_SECONDS, toAmount(raw));
}

/** One of some words; the first, which is the plain one, for any other. */
function toOneOf<T extends string>(raw: unknown, words: readonly [T, ...T[]]): T {
  return words.find((word) => word === raw) ?? words[0];
}
