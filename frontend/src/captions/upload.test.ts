import { expect, test } from "vitest";
import { shownName, uploadForm, validateFile } from "./upload";

test.each([
  ["talk.en.vtt", 100, ""],
  ["TALK.SRT", 100, ""],
  ["talk.mp4", 100, "Captions files end in .vtt, .srt, .sbv or .txt; this one is talk.mp4."],
  ["talk", 100, "Captions files end in .vtt, .srt, .sbv or .txt; this one is talk."],
  ["talk.vtt", 0, "This file is empty."],
  ["talk.vtt", 3_000_000, "This file is larger than 2 MB, which no lecture’s captions are."],
])("%s of %i bytes", (name, size, expected) => {
  expect(validateFile({ name, size }, 2 * 1024 * 1024)).toBe(expected);
});

test("S3 wants its fields before the file", () => {
  const upload = { upload_id: "u", url: "", fields: { key: "k", policy: "p" }, max_bytes: 1, expires_at: "" };
  expect([...uploadForm(upload, new Blob(["x"])).keys()]).toEqual(["key", "policy", "file"]);
});

test.each([
  ["лекция.srt", "лекция.srt"],
  [`${"a".repeat(300)}.de.vtt`, `${"a".repeat(193)}.de.vtt`],
  ["𝄞".repeat(300) + ".srt", "𝄞".repeat(196) + ".srt"],
  ["b".repeat(300), "b".repeat(200)],
])("a name keeps its beginning and its ending: %s", (name, expected) => {
  expect(shownName(name)).toBe(expected);
});
