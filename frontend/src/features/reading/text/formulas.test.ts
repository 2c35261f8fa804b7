import { expect, test } from "vitest";
import cases from "./formulas.json";
import { extractFormulas, splitAtFormulas, restoreFormulas } from "./formulas";

function found(text: string): string[] {
  return extractFormulas(text).formulas.map(({ tex, display }) => (display ? `[${tex}]` : tex));
}

// The engine reads the same cases.
test.each(cases as [string, string[]][])("%j holds %j", (text, formulas) => {
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
