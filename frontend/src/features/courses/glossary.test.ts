import { expect, test } from "vitest";
import { glossaryOf } from "./glossary";

const first = { noteId: "1", title: "Waves" };
const second = { noteId: "2", title: "Tides" };

test("a word stands once, as it was explained first, with all its places, in the order of the alphabet", () => {
  const terms = [
    { term: "Wave", meaning: "What travels." },
    { term: "wave", meaning: "Once more." },
  ];
  const other = [
    { term: "  ＷＡＶＥ ", meaning: "Something else." },
    { term: "Ebb", meaning: "Water that goes." },
    { term: " ", meaning: "Nothing." },
  ];
  expect(
    glossaryOf([
      { place: first, terms },
      { place: second, terms: other },
    ]),
  ).toEqual([
    { term: "Ebb", meaning: "Water that goes.", places: [second] },
    { term: "Wave", meaning: "What travels.", places: [first, second] },
  ]);
});
