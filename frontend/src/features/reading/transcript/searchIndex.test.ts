import { expect, test } from "vitest";
import { groupBySegment, SearchIndex } from "./searchIndex";

function index(...texts: string[]) {
  return new SearchIndex(texts.map((text) => ({ start: 0, end: 1, text, speaker: "", marks: [] })));
}

test("case, accents and blanks do not matter, and hits are where they stand", () => {
  const text = "Das Café, ein CAFE\u0301 und cafe";
  const hits = index(text).find("  café ");
  expect(hits.map(({ from, to }) => text.slice(from, to))).toEqual(["Café", "CAFE\u0301", "cafe"]);
});

test.each([
  ["ohne ﬁ Ligatur", "fi", ["ﬁ"]],
  ["你需要登录你的帐户", "你", ["你", "你"]],
  ["😀 smile 😀", "smile", ["smile"]],
  ["البروتوكولات", "بروتوكول", ["بروتوكول"]],
  ["a.b (c)", ".b (", [".b ("]],
  ["nothing", "else", []],
])("in %s, %s finds %j", (text, words, found) => {
  expect(
    index(text)
      .find(words)
      .map(({ from, to }) => text.slice(from, to)),
  ).toEqual(found);
});

test("nothing is found of nothing", () => {
  expect([index("a b").find(""), index("a b").find("  ")]).toEqual([[], []]);
});

test("hits are grouped by segment", () => {
  const hits = index("aa", "b", "a").find("a");
  expect([...groupBySegment(hits)].map(([segment, found]) => [segment, found.length])).toEqual([
    [0, 2],
    [2, 1],
  ]);
});
