/** Where the parts of a mind map stand: the video in the middle, its sections around it. */
import { messages } from "@/language/messages";
import type { Note, Section } from "../note";
import { citedStart } from "../time";
import { wrapLines } from "./wrap";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface Branch extends Box {
  readonly section: number;
  readonly start: number;
  /** Where the line with its time begins. */
  readonly timeY: number;
  /** Words to know that are said in it. */
  readonly leaves: readonly Box[];
  /** Which of the map's colours it has, and the curve that ties it to the middle. */
  readonly hue: number;
  readonly path: string;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly root: Box;
  readonly branches: readonly Branch[];
}

export const LINE_HEIGHT = 19;
export const HUES = 6;
const PADDING = 9;
const GAP = 14;
export const LEAF_HEIGHT = 18;
const TIME_HEIGHT = 24;
const MAX_LEAVES = 3;
const BOTH_SIDES_FROM = 540;
const MARGIN = 8;

type Side = "left" | "right";

/**
 * A map so many pixels wide. Narrow ones have all sections on one side, below the middle. It begins at the side from
 * which the note is read.
 */
export function layoutMindMap(note: Note, width: number, rightToLeft = false): Layout {
  return width < BOTH_SIDES_FROM
    ? layoutOneSided(note, width, rightToLeft)
    : layoutTwoSided(note, width, rightToLeft);
}

function layoutOneSided(note: Note, width: number, rightToLeft: boolean): Layout {
  const inset = MARGIN + 14;
  const trunk = rightToLeft ? width - inset : inset;
  const root = boxOf(note.title, MARGIN, MARGIN, width - 2 * MARGIN);
  const column = { x: rightToLeft ? MARGIN : inset + 22, width: width - MARGIN - inset - 22 };
  let y = root.y + root.height + GAP;
  const branches = note.sections.map((section, index) => {
    const box = branchOf(note, section, index, { ...column, y });
    y += heightOf(box) + GAP;
    const middle = box.y + box.height / 2;
    const [bend, edge] = rightToLeft ? [-10, box.x + box.width] : [10, box.x];
    const path = `M${trunk} ${root.y + root.height}V${middle - 10}q0 10 ${bend} 10H${edge}`;
    return { ...box, path };
  });
  return { width, height: y, root, branches };
}

function layoutTwoSided(note: Note, width: number, rightToLeft: boolean): Layout {
  const middle = Math.min(220, width * 0.27);
  const column = (width - middle - 2 * MARGIN) / 2 - 32;
  const half = Math.ceil(note.sections.length / 2);
  const sides: [Side, Section[], number][] = [
    [rightToLeft ? "right" : "left", note.sections.slice(0, half), 0],
    [rightToLeft ? "left" : "right", note.sections.slice(half), half],
  ];
  const stacks = sides.map(([side, sections, first]) => {
    const x = side === "left" ? MARGIN : width - MARGIN - column;
    return { side, boxes: stack(note, sections, first, x, column) };
  });
  const height = Math.max(120, ...stacks.map(({ boxes }) => bottomOf(boxes))) + MARGIN;
  const draft = boxOf(note.title, (width - middle) / 2, 0, middle);
  const root = { ...draft, y: (height - draft.height) / 2 };
  const branches = stacks.flatMap(({ side, boxes }) => {
    const down = (height - bottomOf(boxes)) / 2;
    return boxes.map((box) => connect(shiftDown(box, down), root, side));
  });
  return { width, height, root, branches };
}

type UnconnectedBranch = Omit<Branch, "path">;

function stack(
  note: Note,
  sections: Section[],
  first: number,
  x: number,
  width: number,
): UnconnectedBranch[] {
  let y = MARGIN;
  return sections.map((section, index) => {
    const box = branchOf(note, section, first + index, { x, y, width });
    y += heightOf(box) + GAP;
    return box;
  });
}

function branchOf(
  note: Note,
  section: Section,
  index: number,
  at: { x: number; y: number; width: number },
): UnconnectedBranch {
  const box = boxOf(section.title || messages().reading.untitled, at.x, at.y, at.width);
  const timeY = box.y + box.height;
  let y = timeY + TIME_HEIGHT;
  const leaves = termsIn(note, index).map((term) => {
    const width = at.width - 28;
    const leaf = { x: at.x + 14, y, width, height: LEAF_HEIGHT, lines: wrapLines(term, width, 13, 1) };
    y += LEAF_HEIGHT;
    return leaf;
  });
  return { ...box, section: index, start: section.start, timeY, leaves, hue: index % HUES };
}

/** Words to know that are first cited within a section. */
function termsIn(note: Note, index: number): string[] {
  const section = note.sections[index];
  const next = note.sections[index + 1]?.start ?? Infinity;
  return note.terms
    .filter((term) => {
      const start = citedStart(term.cites, note.transcript.segments);
      return section && start !== null && section.start <= start && start < next;
    })
    .slice(0, MAX_LEAVES)
    .map((term) => term.term);
}

function boxOf(text: string, x: number, y: number, width: number): Box {
  const found = wrapLines(text, width - 2 * PADDING - 8, 15, 4);
  return { x, y, width, height: found.length * LINE_HEIGHT + 2 * PADDING, lines: found };
}

function heightOf(branch: UnconnectedBranch): number {
  return branch.height + TIME_HEIGHT + branch.leaves.length * LEAF_HEIGHT;
}

function bottomOf(boxes: readonly UnconnectedBranch[]): number {
  const last = boxes.at(-1);
  return last ? last.y + heightOf(last) : 0;
}

function shiftDown(box: UnconnectedBranch, down: number): UnconnectedBranch {
  const leaves = box.leaves.map((leaf) => ({ ...leaf, y: leaf.y + down }));
  return { ...box, y: box.y + down, timeY: box.timeY + down, leaves };
}

function connect(box: UnconnectedBranch, root: Box, side: Side): Branch {
  const from = side === "left" ? root.x : root.x + root.width;
  const to = side === "left" ? box.x + box.width : box.x;
  const bend = (from + to) / 2;
  const y = box.y + box.height / 2;
  const start = root.y + root.height / 2;
  return { ...box, path: `M${from} ${start}C${bend} ${start} ${bend} ${y} ${to} ${y}` };
}
