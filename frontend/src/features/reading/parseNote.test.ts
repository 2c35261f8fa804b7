import { expect, test } from "vitest";
import { isRightToLeft, languageTag } from "./sanitize";
import { parseMarks, parseNote } from "./parseNote";

/** As the engine writes it: what is at its default is left out. */
const WRITTEN = {
  title: "  A\u202e title\nof two lines ",
  language: "en",
  transcript: {
    video: { id: "hQVTIJBZook" },
    language: "en",
    kind: "manual",
    source: "youtube",
    segments: [{ start: 0, end: 5, text: "Hello." }],
  },
  provenance: { writer: "outline", extracted: true },
  sections: [{ title: "One", start: 0, end: 5, points: [{ type: "point", text: "Hello.", cites: [0] }] }],
};

test("what was left out is at its default", () => {
  const note = parseNote(WRITTEN);
  expect(note?.title).toBe("A title of two lines");
  expect(note?.transcript.segments).toEqual([{ start: 0, end: 5, text: "Hello.", speaker: "", marks: [] }]);
  expect(note?.sections).toEqual([
    {
      title: "One",
      start: 0,
      end: 5,
      points: [{ type: "point", text: "Hello.", cites: [0], kind: "point", id: "" }],
      cues: [],
    },
  ]);
  expect([note?.cards, note?.terms, note?.questions, note?.summary]).toEqual([[], [], [], []]);
  expect(note?.coverage.checked).toBe("words");
});

test.each([
  ["3f9a1c07", "3f9a1c07"],
  ["../me", ""],
  ["a".repeat(17), ""],
  [7, ""],
])("the id of a line %j is %j", (id, expected) => {
  const cards = [{ front: "Hello?", back: "Hello.", cites: [0], id }];
  expect(parseNote({ ...WRITTEN, cards })?.cards[0]?.id).toBe(expected);
});

test("marks are of lines, and their words are text", () => {
  const marks = [{ id: "3f9a1c07", remark: "No.\u202e" }, { id: "" }, null, { id: "a", remark: 7 }];
  expect(parseMarks(marks)).toEqual([
    { id: "3f9a1c07", remark: "No." },
    { id: "a", remark: "" },
  ]);
  expect(parseMarks(undefined)).toEqual([]);
});

test("a citation of what is not there is dropped", () => {
  const cites = [0, 1, -1, 0.5, "0", null];
  const note = parseNote({ ...WRITTEN, terms: [{ term: "Hello", meaning: "A greeting", cites }] });
  expect(note?.terms[0]?.cites).toEqual([0]);
});

test.each([[null], ["text"], [[]], [{}], [{ ...WRITTEN, version: 2 }]])("%j is no note", (raw) => {
  expect(parseNote(raw)).toBeNull();
});

test.each([
  ["en", "en"],
  ["zh-CN", "zh-CN"],
  ["und", ""],
  ["en_US", ""],
])("%s is the language %j", (tag, language) => {
  expect(languageTag(tag)).toBe(language);
});

test("Arabic and Hebrew are written from the right, whatever the country", () => {
  expect(["ar", "ar-EG", "he", "en", ""].map(isRightToLeft)).toEqual([true, true, true, false, false]);
});

test("a note of a build without checkers has none, and one of a hostile one harms nothing", () => {
  expect(parseNote(WRITTEN)?.provenance.checkers).toEqual([]);
  const provenance = { checkers: [{ checker: "a\nb", asked: "9", why: 7 }, null] };
  expect(parseNote({ ...WRITTEN, provenance })?.provenance.checkers[0]).toEqual({
    checker: "a b",
    asked: 0,
    supported: 0,
    refused: 0,
    mended: 0,
    unknown: 0,
    why: "",
  });
});
