/** Searching the transcript: case and accents do not matter. */
import type { Segment } from "../note";

/** Where a search found something: characters `from` to `to` of a segment's text. */
export interface Hit {
  readonly segment: number;
  readonly from: number;
  readonly to: number;
}

/** A text as it is compared, and for each of its characters where it stands in the original. */
interface Folded {
  readonly text: string;
  readonly places: readonly number[];
}

export class SearchIndex {
  readonly #folded: readonly Folded[];

  constructor(segments: readonly Segment[]) {
    this.#folded = segments.map((segment) => fold(segment.text));
  }

  find(words: string): Hit[] {
    const wanted = fold(words.trim().replace(/\s+/g, " ")).text;
    if (wanted === "") return [];
    return this.#folded.flatMap((folded, segment) =>
      occurrences(folded.text, wanted).map((at) => ({
        segment,
        from: folded.places[at] ?? 0,
        to: folded.places[at + wanted.length] ?? 0,
      })),
    );
  }
}

function fold(text: string): Folded {
  const places: number[] = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const plain = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    folded += plain;
    for (let index = 0; index < plain.length; index++) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { text: folded, places };
}

function occurrences(text: string, wanted: string): number[] {
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    found.push(at);
  }
  return found;
}

/** The hits of each segment that has some. */
export function groupBySegment(hits: readonly Hit[]): Map<number, Hit[]> {
  const found = new Map<number, Hit[]>();
  for (const hit of hits) found.set(hit.segment, [...(found.get(hit.segment) ?? []), hit]);
  return found;
}
