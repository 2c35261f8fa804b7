/**
 * Formulas in text: found before Markdown is read, which would take their `*` and `\` for its own.
 * By the rule of the engine (`text/formulas.py`), which the same cases test.
 */

export interface Formula {
  readonly tex: string;
  readonly display: boolean;
  /** As it stood in the text, with its marks. */
  readonly source: string;
}

// Code comes first: what stands in backticks is no formula. Of `$` as of pandoc: no blank inside
// of either, and no digit after the second, so that "$5 and $10" stays a sum of money.
const DELIMITED = new RegExp(
  [
    String.raw`(?<code>(?<!\x60)(\x60+)(?!\x60)[^]{0,2000}?(?<!\x60)\2(?!\x60))`,
    String.raw`\$\$(?<block>[^$]{1,2000}?)\$\$`,
    String.raw`\\\[(?<bracket>[^]{1,2000}?)\\\]`,
    String.raw`\\\((?<paren>[^]{1,2000}?)\\\)`,
    String.raw`(?<![\\$\w])\$(?!\s)(?<inline>[^$\n]{0,2000}?[^\s$\\])\$(?![\d$])`,
  ].join("|"),
  "g",
);
// "$5M to about 10$": an amount, and words behind it.
const PRICE = /^[0-9][^]*\s[A-Za-z]{2,}[.,;]?\s/;
const MAX_LENGTH = 2000;

// Noncharacters: cleaned text has none of them.
const OPEN = "\ufdd0";
const CLOSE = "\ufdd1";
const PLACEHOLDER = /\ufdd0(\d+)\ufdd1/;

/** Text with its formulas taken out and their places held, for Markdown to read. */
export interface ExtractedFormulas {
  readonly text: string;
  readonly formulas: readonly Formula[];
}

export function extractFormulas(text: string): ExtractedFormulas {
  const formulas: Formula[] = [];
  const held = text.replace(DELIMITED, (source: string, ...rest: unknown[]) => {
    const { code, block, bracket, paren, inline } = rest.at(-1) as Record<string, string>;
    const tex = (block ?? bracket ?? paren ?? inline ?? "").trim();
    if (code !== undefined || !tex || source.length > MAX_LENGTH) return source;
    if (inline !== undefined && PRICE.test(tex)) return source;
    const display = (block ?? bracket) !== undefined;
    return `${OPEN}${formulas.push({ tex, display, source }) - 1}${CLOSE}`;
  });
  return { text: held, formulas };
}

/** A text split at its placeholders: strings, and the formulas that stand between them. */
export function splitAtFormulas(text: string, formulas: readonly Formula[]): (string | Formula)[] {
  return text
    .split(PLACEHOLDER)
    .map((piece, index) => (index % 2 ? (formulas[Number(piece)] ?? "") : piece))
    .filter((piece) => piece !== "");
}

/** The text as it was written. */
export function restoreFormulas(text: string, formulas: readonly Formula[]): string {
  return splitAtFormulas(text, formulas)
    .map((piece) => (typeof piece === "string" ? piece : piece.source))
    .join("");
}
