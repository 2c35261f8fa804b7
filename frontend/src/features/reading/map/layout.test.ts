import { expect, test } from "vitest";
import type { Note } from "../note";
import { parseNote } from "../parseNote";
import { layoutMindMap, type Box } from "./layout";
import { wrapLines, estimateWidth } from "./wrap";

function noteOf(sections: number): Note {
  const starts = Array.from({ length: sections }, (_, index) => index * 10);
  const note = parseNote({
    title: "A title that is long enough to need more than one line of a box",
    transcript: { segments: starts.map((start) => ({ start, end: start + 10, text: "" })) },
    sections: starts.map((start) => ({ title: `Section at ${start}`, start, end: start + 10 })),
    terms: [0, 0, 1, 1, 1, 1].map((cite, index) => ({ term: `Word ${index}`, cites: [cite] })),
  });
  if (note === null) throw new Error("That should have been a note.");
  return note;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test.each([
  [390, 3, false],
  [390, 40, true],
  [580, 7, true],
  [900, 40, false],
])("in %d pixels, %d sections stand within the map and none on another", (width, count, rightToLeft) => {
  const { root, branches, height } = layoutMindMap(noteOf(count), width, rightToLeft);
  const boxes: Box[] = [root, ...branches, ...branches.flatMap(({ leaves }) => leaves)];
  expect(boxes.filter((a) => boxes.some((b) => a !== b && overlap(a, b)))).toEqual([]);
  expect(boxes.filter(({ x, width: wide }) => x < 0 || x + wide > width)).toEqual([]);
  expect(boxes.filter(({ y, height: high }) => y < 0 || y + high > height)).toEqual([]);
  expect(branches.map(({ section }) => section)).toEqual([...Array(count).keys()]);
});

test.each([
  [false, "left"],
  [true, "right"],
])("a map begins where its note is read from (right to left: %s)", (rightToLeft, side) => {
  const { root, branches } = layoutMindMap(noteOf(4), 900, rightToLeft);
  const sides = branches.map(({ x }) => (x < root.x ? "left" : "right"));
  const other = side === "left" ? "right" : "left";
  expect(sides).toEqual([side, side, other, other]);
  const [narrow] = layoutMindMap(noteOf(4), 390, rightToLeft).branches;
  expect(narrow && (narrow.x < 20 ? "right" : "left")).toBe(side);
});

test("a section has the first words that are said in it", () => {
  const [first, second] = layoutMindMap(noteOf(2), 390).branches;
  const words = (leaves: readonly Box[] = []) => leaves.flatMap((leaf) => leaf.lines);
  expect(words(first?.leaves)).toEqual(["Word 0", "Word 1"]);
  expect(words(second?.leaves)).toEqual(["Word 2", "Word 3", "Word 4"]);
});

test.each([
  "A sentence of quite a few words that needs several lines",
  "W".repeat(60),
  "你需要做的第一件事就是登录你的帐户例如调用函数",
  "https://example.com/an/address/without/any/blank/in/it/at/all",
])("lines of %s are as wide as allowed, at most", (text) => {
  const found = wrapLines(text, 120, 15, 3);
  expect(found.length).toBeLessThanOrEqual(3);
  expect(found.filter((line) => estimateWidth(line, 15) > 120)).toEqual([]);
});

test("what fits is not shortened", () => {
  expect(wrapLines("one two three", 60, 15, 4).join(" ")).toBe("one two three");
  expect(wrapLines("", 60, 15, 4)).toEqual([]);
});
