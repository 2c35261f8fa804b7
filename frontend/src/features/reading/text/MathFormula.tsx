/** A formula as MathML, which browsers draw by themselves. Loaded where a note has one. */
import temml from "temml";
import { useLayoutEffect, useRef } from "react";

import type { Formula } from "./formulas";

const MATHML = "http://www.w3.org/1998/Math/MathML";
// What runs, fetches or leads elsewhere has no place in a formula.
const FORBIDDEN_ATTRIBUTE = /^(on|href|src|xlink|action)/i;

export default function MathFormula({ formula }: { formula: Formula }) {
  const container = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (container.current) renderFormula(formula, container.current);
  }, [formula]);
  return <span ref={container} className={formula.display ? "formula display" : "formula"} dir="ltr" />;
}

/** Draws a formula, or where it is none or does what no formula does, its source. */
export function renderFormula(formula: Formula, container: HTMLElement): void {
  try {
    temml.render(formula.tex, container, {
      displayMode: formula.display,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [10, 20],
    });
    // The places of numbers in align, gather and equation are HTML, and empty without temml's styles.
    for (const number of container.querySelectorAll("span.tml-eqn")) {
      if (!number.textContent) number.remove();
    }
    if ([...container.querySelectorAll("*")].every(isMathematics)) return;
  } catch {
    // Not every dollar sign begins a formula: what cannot be read as one is shown as written.
  }
  container.replaceChildren(formula.source);
}

function isMathematics(element: Element): boolean {
  return (
    element.namespaceURI === MATHML &&
    element.getAttributeNames().every((name) => !FORBIDDEN_ATTRIBUTE.test(name))
  );
}
