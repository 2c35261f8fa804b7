/**
 * The Markdown that text of a note may hold: code, emphasis with asterisks, links. Nothing else.
 *
 * Writers are told to write plain text, so what could as well be meant as it stands stays so:
 * `__init__`, `1969. A year`, `# of items`, `<b>`. HTML and pictures do not exist here.
 */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

const DISABLED_SYNTAX = {
  disable: {
    null: [
      "blockQuote",
      "characterEscape",
      "characterReference",
      "codeIndented",
      "definition",
      "hardBreakEscape",
      "headingAtx",
      "htmlFlow",
      "htmlText",
      "labelStartImage",
      "list",
      "setextUnderline",
      "thematicBreak",
    ],
  },
};

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [DISABLED_SYNTAX] });
}

/** What a node was written as. */
export function sourceOf(node: Nodes, text: string): string {
  return text.slice(node.position?.start.offset, node.position?.end.offset);
}

/** The address of a link if one may follow it: https, and no name or password in it. */
export function parseSafeUrl(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" && !url.username && !url.password ? url : null;
}
