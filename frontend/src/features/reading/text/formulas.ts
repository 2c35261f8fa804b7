/** Formulas in text: found before Markdown is read, which would take their `*` and `\` for its own. */

export interface Formula {
  readonly tex: string;
  readonly display: boolean;
  /** As it stood in the text, with its marks. */
  readonly source: string;
}

// Code comes first: what stands in backticks is no formula. Of `$` as of pandoc: no blank inside
// of either, and no digit after the second, so that "$5 and $10" stays a sum of money.
const MARKED = new RegExp(
  [
    String.raw`(?<code>(?<!\x60)(\x60+)(?!\x60)[^]*?(?<!\x60)\2(?!\x60))`,
    String.raw`\$\$(?<block>[^$]+?)\$\$`,
    String.raw`\\\[(?<bracket>[^]+?)\\\]`,
    String.raw`\\\((?<paren>[^]+?)\\\)`,
    String.raw`(?<![\\$\w])\$(?!\s)(?<inline>[^$\n]*?[^\s$\\])\$(?![\d$])`,
  ].join("|"),
  "g",
);
const LONGEST = 2000;

// Noncharacters: cleaned text has none of them.
const OPEN = "\ufdd0";
const CLOSE = "\ufdd1";
const HELD = /\ufdd0(\d+)\ufdd1/;

/** Text with its formulas taken out and their places held, for Markdown to read. */
export interface Held {
  readonly text: string;
  readonly formulas: readonly Formula[];
}

export function hold(text: string): Held {
  const formulas: Formula[] = [];
  const held = text.replace(MARKED, (source: string, ...rest: unknown[]) => {
    const { code, block, bracket, paren, inline } = rest.at(-1) as Record<string, string>;
    const tex = (block ?? bracket ?? paren ?? inline ?? "").trim();
    if (code !== undefined || !tex || source.length > LONGEST) return source;
    const display = (block ?? bracket) !== undefined;
    return `${OPEN}${formulas.push({ tex, display, source }) - 1}${CLOSE}`;
  });
  return { text: held, formulas };
}

/** The pieces of a text: words, and the formulas whose places it holds. */
export function pieces(text: string, formulas: readonly Formula[]): (string | Formula)[] {
  return text
    .split(HELD)
    .map((piece, index) => (index % 2 ? (formulas[Number(piece)] ?? "") : piece))
    .filter((piece) => piece !== "");
}

/** The text as it was written. */
export function restored(text: string, formulas: readonly Formula[]): string {
  return pieces(text, formulas)
    .map((piece) => (typeof piece === "string" ? piece : piece.source))
    .join("");
}
