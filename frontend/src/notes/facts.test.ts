import { expect, test } from "vitest";
import { QUEUED } from "../../tests/captions/video";
import { noteFacts, orderedAt } from "./facts";

const facts = { writer: "outline", language: "en", seconds: 3723 };

test.each([
  [QUEUED, ["Lecture"]],
  [{ order: { ...QUEUED.order, template: "exam-cram", writer: "claude" } }, ["Exam cram, by Claude"]],
  [{ order: { ...QUEUED.order, language: "de" } }, ["Lecture", "German"]],
  [{ order: { ...QUEUED.order, language: "de" }, facts }, ["Lecture, by Outline", "English", "1 h 2 min"]],
  [{ ...QUEUED, facts: { writer: "", language: "", seconds: 0 } }, ["Lecture"]],
  // As a function of an earlier build answers.
  [{}, []],
])("%o is told as %o", (video, told) => {
  expect(noteFacts(video)).toEqual(told);
});

test("two of one name, ordered on one day, are told apart by the time", () => {
  const at = (time: string, exactly: boolean) =>
    orderedAt({ created_at: `2026-11-01T10:00:${time}Z` }, exactly);
  expect(at("01", false)).toBe(at("02", false));
  expect(at("01", true)).not.toBe(at("02", true));
});
