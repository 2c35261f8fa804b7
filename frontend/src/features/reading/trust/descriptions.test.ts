import { expect, test } from "vitest";
import type { Coverage, Provenance, Transcript } from "../note";
import {
  describeCaptions,
  describeChecker,
  describeCoverage,
  describeGap,
  describeChecked,
  describeChecks,
  describeReading,
  describeUnasked,
  formatPercent,
} from "./descriptions";

const COVERAGE: Coverage = {
  written: 58,
  repaired: 0,
  dropped: 0,
  grounded: 1,
  covered: 0.159,
  gaps: [],
  checked: "words",
  quoted: 48,
  lines: 412,
  cited: 61,
};

test("100% means all", () => {
  expect([0, 0.999, 1, 0.29, 0.57].map(formatPercent)).toEqual(["0%", "99%", "100%", "29%", "57%"]);
});

test.each([
  [{}, "58 statements checked"],
  [{ written: 1, dropped: 1 }, "1 statement checked, 1 left out"],
  [{ checked: "nothing" as const }, "not checked"],
])("at a glance %j", (found, words) => {
  expect(describeChecked({ ...COVERAGE, ...found })).toBe(words);
});

const LAST = "It is a check of words: what they cannot show, you may see. Mark such a line as wrong.";

test.each([
  [
    {},
    "58 statements were held against 412 lines of captions: 48 are said there word by word, 10 were compared by words, numbers and names. None were mended first, none left out because the words they cite do not bear them out.",
  ],
  [
    { repaired: 1, dropped: 3, quoted: 1, checked: "numbers and names" as const },
    "58 statements were held against 412 lines of captions: 1 is said there word by word, 57 were compared by numbers and names only, as notes and captions differ in language. 1 was mended first, 3 left out because the words they cite do not bear them out.",
  ],
  [
    { lines: 0, cited: 0, quoted: 0 },
    "58 statements were held against the captions: compared by words, numbers and names. None were mended first, none left out because the words they cite do not bear them out.",
  ],
])("what was checked %j", (found, words) => {
  expect(describeChecks({ ...COVERAGE, ...found })).toBe(`${words} ${LAST}`);
});

test("where nothing could be compared that is told", () => {
  expect(describeChecks({ ...COVERAGE, checked: "nothing" })).toBe(
    "Notes and captions differ in language and share no numbers or names, so nothing could be compared.",
  );
});

test("where nothing was claimed nothing was checked", () => {
  expect(describeChecks({ ...COVERAGE, written: 0 })).toBe(
    "Nothing was claimed, so there was nothing to check.",
  );
});

test.each([
  [[], "No long stretch was left out."],
  [[{ start: 0, end: 90, silent: true }], "The long stretches they skip are silent."],
  [
    [{ start: 0, end: 90, silent: false }],
    "1 longer stretch of speech is not in the notes: listen to it yourself.",
  ],
])("covered %j", (gaps, words) => {
  const share = "The notes cite 61 of 412 lines of captions, 15% of the time in which something is said.";
  expect(describeCoverage({ ...COVERAGE, gaps })).toBe(`${share} ${words}`);
});

test("a gap says how long it is and what is in it", () => {
  expect(describeGap({ start: 10, end: 100, silent: false })).toBe("2 min of speech that no note cites");
  expect(describeGap({ start: 10, end: 60, silent: true })).toBe("50 s in which nothing is said");
});

test("captions say whose they are and in what language", () => {
  const transcript = { kind: "translated", language: "en", translated_from: "ar" } as Transcript;
  expect(describeCaptions(transcript)).toBe("captions that a machine translated, Arabic → English");
});

test("captions of one's own say how they were read", () => {
  const reading = { format: "srt", encoding: "utf-8", cues: 1488, offset: 3600, warnings: [] };
  expect(describeReading(reading)).toBe("SubRip, 1,488 cues, 1:00:00 taken off every time");
  const warnings = [{ code: "repeated", message: "It is there twice." }];
  expect(describeReading({ ...reading, cues: 1, offset: 0, warnings })).toBe(
    "SubRip, 1 cue. It is there twice.",
  );
});

const ASKED = "claude was asked about 9 statements: 6 supported, 2 refused (1 of them mended), 1 undecided.";

test.each([
  [{}, ASKED],
  [{ why: "Late." }, `${ASKED} It could not tell of all: Late.`],
  [
    { unknown: 9, why: "The model is overloaded." },
    "Meaning was not checked: claude could not tell. The model is overloaded.",
  ],
])("checked %j", (found, words) => {
  const report = { checker: "claude", asked: 9, supported: 6, refused: 2, mended: 1, unknown: 1, why: "" };
  expect(describeChecker({ ...report, ...found })).toBe(words);
});

test("where nobody was asked what notes mean, that is said of those that somebody wrote", () => {
  const provenance = { writer: "claude", extracted: false, checkers: [] } as unknown as Provenance;
  expect(describeUnasked(provenance)).toContain("the words of the captions alone");
  expect(describeUnasked({ ...provenance, extracted: true })).toBe("");
});
