import { expect, test } from "vitest";
import { extractFormulas, splitAtFormulas, restoreFormulas } from "./formulas";

function found(text: string): string[] {
  return extractFormulas(text).formulas.map(({ tex, display }) => (display ? `[${tex}]` : tex));
}

test.each([
  ["The slope $\\nabla C$ is steep", ["\\nabla C"]],
  ["so $$C = \\frac{1}{n}$$ then", ["[C = \\frac{1}{n}]"]],
  ["\\(a\\) and \\[b\\]", ["a", "[b]"]],
  ["$a$, $b$ and $c$", ["a", "b", "c"]],
  ["between $5 and $10 a month", []],
  ["$20,000 to $30,000", []],
  ["costs $5/$10", []],
  ["US$5 or A$7 each", []],
  ["`$HOME` and `$PATH`", []],
  ["``a ` $x$ b``", []],
  ["a $ b $ c", []],
  ["$$", []],
  ["one $x", []],
  ["$a\nb$", []],
  ["no formula", []],
])("%j holds %j", (text, formulas) => {
  expect(found(text)).toEqual(formulas);
});

test("a text comes back as it was", () => {
  const text = "Given $x$, $$y$$ and \\(z\\) for $5.";
  const held = extractFormulas(text);
  expect(restoreFormulas(held.text, held.formulas)).toBe(text);
  expect(splitAtFormulas(held.text, held.formulas).filter((piece) => typeof piece === "string")).toEqual([
    "Given ",
    ", ",
    " and ",
    " for $5.",
  ]);
});
