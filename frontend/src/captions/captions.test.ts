import { expect, test } from "vitest";
import { AS_READ, correctable, newCaptions, type Preview } from "./captions";

const READ = { title: "Talk", language: "en", speakers: ["Speaker 1", "Ben"] } as Preview;

test("captions as they were read are ordered without a word of ours", () => {
  expect(newCaptions("u", READ, AS_READ)).toEqual({
    upload: "u",
    title: "",
    captions_language: "",
    offset: null,
    speakers: {},
  });
});

test("what was corrected is ordered, on one line; a name left as it was, empty or no longer there is not", () => {
  const speakers = { "Speaker 1": " Ada\tLovelace ", Ben: "Ben", Carla: "Clara" };
  const ordered = newCaptions("u", READ, { title: " A\n talk ", language: "de", offset: null, speakers });
  expect(ordered).toMatchObject({
    title: "A talk",
    captions_language: "de",
    speakers: { "Speaker 1": "Ada Lovelace" },
  });
  expect(newCaptions("u", READ, { ...AS_READ, speakers: { Ben: " " } }).speakers).toEqual({});
  expect(newCaptions("u", null, { ...AS_READ, speakers: { Ben: "Bo" } }).speakers).toEqual({});
});

test("names that an order cannot carry are not offered for correction", () => {
  const many = Array.from({ length: 60 }, (_, number) => `S${number}`);
  expect(correctable(["", "a=b", "a\tb", "x".repeat(101), "Ada"])).toEqual(["Ada"]);
  expect(correctable(many)).toHaveLength(50);
});
