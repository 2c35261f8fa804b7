import { expect, test } from "vitest";
import type { Transcript } from "../note";
import { safeName, TRANSCRIPT_FORMATS } from "./transcriptFiles";

const TRANSCRIPT = {
  video: { id: "hQVTIJBZook" },
  segments: [
    { start: 0, end: 2.5, text: "Is a < b & c --> d?", speaker: "Ada", marks: [] },
    { start: 3599.9996, end: 3661.25, text: "Yes.", speaker: "", marks: ["applause"] },
  ],
  language: "en",
  kind: "manual",
  source: "youtube",
} as unknown as Transcript;

const [text, srt, vtt] = TRANSCRIPT_FORMATS.map(({ write }) => write);

test("as text it has times and speakers", () => {
  expect(text?.(TRANSCRIPT)).toBe("0:00  Ada: Is a < b & c --> d?\n59:59  Yes. [applause]\n");
});

test("as SubRip it is numbered, and has no second arrow", () => {
  expect(srt?.(TRANSCRIPT)).toBe(
    "1\n00:00:00,000 --> 00:00:02,500\nAda: Is a < b & c → d?\n\n" +
      "2\n01:00:00,000 --> 01:01:01,250\nYes. [applause]\n\n",
  );
});

test("as WebVTT it escapes, and names who speaks", () => {
  expect(vtt?.(TRANSCRIPT)).toBe(
    "WEBVTT\nLanguage: en\n\n00:00:00.000 --> 00:00:02.500\n<v Ada>Is a &lt; b &amp; c --&gt; d?\n\n" +
      "01:00:00.000 --> 01:01:01.250\nYes. [applause]\n",
  );
});

test("times that were reckoned are said to be", () => {
  const estimated = { ...TRANSCRIPT, estimated: true };
  expect(text?.(estimated)).toContain("The times are estimates");
  expect(vtt?.(estimated)).toContain("NOTE The times are estimates");
});

test.each([
  ["Waves / 2", "Waves   2"],
  ["../../x", "x"],
  ["\u202efdp", "fdp"],
  ["...", "note"],
  ["", "note"],
])("%j is saved as %j", (title, name) => {
  expect(safeName(title)).toBe(name);
});
