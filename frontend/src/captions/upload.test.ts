import { CAPTION_FORMATS } from "@/api/captionFormats";
import { expect, test } from "vitest";
import { shownName, uploadForm, validateFile } from "./upload";

const MB = 1024 * 1024;

test.each(
  CAPTION_FORMATS.flatMap(({ extensions, largest }) => extensions.map((one) => [one, largest] as const)),
)(".%s of %i bytes is taken", (ending, largest) => {
  expect(validateFile({ name: `TALK.de.${ending.toUpperCase()}`, size: largest })).toBe("");
});

test.each([
  ["talk.vtt", 0, "This file is empty."],
  ["talk.vtt", 20 * MB + 1, "This file is larger than 20 MB, which no lecture’s captions are."],
  ["talk.scc", 5 * MB + 1, "This file is larger than 5 MB, which no lecture’s captions are."],
])("%s of %i bytes is not taken", (name, size, expected) => {
  expect(validateFile({ name, size })).toBe(expected);
});

test("what S3 does not take is not sent there", () => {
  const file = { name: "talk.vtt", size: 3 * MB };
  expect(validateFile(file, 2 * MB)).toBe("This file is larger than 2 MB, which no lecture’s captions are.");
});

test.each(["talk.mp4", "talk", "talk.", "vtt", ".constructor"])(
  "%s is told which endings there are",
  (name) => {
    expect(validateFile({ name, size: 100 })).toMatch(
      /^Captions files end in \.vtt, \.srt, .* or \.\w+; this one is /,
    );
  },
);

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
