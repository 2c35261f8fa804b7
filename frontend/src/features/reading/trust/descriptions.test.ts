import { expect, test } from "vitest";
import type { Coverage, Transcript } from "../note";
import {
  describeCaptions,
  describeCoverage,
  describeGap,
  describeGrounding,
  describeReading,
  formatPercent,
} from "./descriptions";

const COVERAGE: Coverage = {
  written: 58,
  repaired: 0,
  dropped: 0,
  grounded: 1,
  covered: 0.839,
  gaps: [],
  checked: "words",
};

test("100% means all", () => {
  expect([0, 0.999, 1, 0.29, 0.57].map(formatPercent)).toEqual(["0%", "99%", "100%", "29%", "57%"]);
});

test.each([
  [{}, "All 58 statements are borne out by the words they cite."],
  [{ written: 0 }, "Nothing was claimed, so there was nothing to check."],
  [
    { dropped: 1, repaired: 3 },
    "Of 58 statements, 1 was left out: the words they cited did not bear them out; 3 were mended first.",
  ],
  [
    { checked: "numbers and names" as const },
    "All 58 statements are borne out by the words they cite. Notes and captions differ in language, so only numbers and names could be compared.",
  ],
])("grounded %j", (found, words) => {
  expect(describeGrounding({ ...COVERAGE, ...found })).toBe(words);
});

test.each([
  [[], "No long stretch was left out."],
  [[{ start: 0, end: 90, silent: true }], "The long stretches they skip are silent."],
  [
    [{ start: 0, end: 90, silent: false }],
    "1 longer stretch of speech is not in the notes: listen to it yourself.",
  ],
])("covered %j", (gaps, words) => {
  const share = "83% of what is said lies in a stretch that the notes cite.";
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
