/** Breaking text into lines by a reckoning of its width: SVG does not break lines by itself. */

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROW = /[\p{M}ijl.,:;'|!()[\] ]/u;
const BROAD = /[\p{Lu}mwMW@%]/u;

/** About how wide a text is, in pixels, never too little by much. */
export function estimateWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += estimateUnits(character);
  return units * size;
}

function estimateUnits(character: string): number {
  if (WIDE.test(character)) return 1.02;
  if (NARROW.test(character)) return 0.32;
  return BROAD.test(character) ? 0.74 : 0.58;
}

/** The text in at most so many lines, each at most so wide; what does not fit ends in "…". */
export function wrapLines(text: string, width: number, size: number, most: number): string[] {
  const found = [""];
  for (const word of splitWords(text, width, size)) {
    const line = `${found.at(-1) ?? ""}${word}`;
    if (estimateWidth(line.trimEnd(), size) <= width) found[found.length - 1] = line;
    else found.push(word);
  }
  const trimmed = found.map((line) => line.trim()).filter(Boolean);
  if (trimmed.length <= most) return trimmed;
  return [...trimmed.slice(0, most - 1), truncate(trimmed[most - 1] ?? "", width, size)];
}

/** What may stand on a line by itself: words with the blank after them, or single wide letters. */
function splitWords(text: string, width: number, size: number): string[] {
  return text
    .split(/(?<=\s)/)
    .flatMap((word) => (estimateWidth(word, size) > width || WIDE.test(word) ? [...word] : [word]));
}

function truncate(line: string, width: number, size: number): string {
  let kept = line;
  while (kept && estimateWidth(`${kept}…`, size) > width) kept = [...kept].slice(0, -1).join("");
  return `${kept.trimEnd()}…`;
}
