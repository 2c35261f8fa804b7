/** A formula as MathML, which browsers draw by themselves. Loaded where a note has one. */
import temml from "temml";
import { useLayoutEffect, useRef } from "react";

import type { Formula } from "./formulas";

const MATHML = "http://www.w3.org/1998/Math/MathML";
// What runs, fetches or leads elsewhere has no place in a formula.
const FOREIGN = /^(on|href|src|xlink|action)/i;

export default function Typeset({ formula }: { formula: Formula }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current) typeset(formula, place.current);
  }, [formula]);
  return <span ref={place} className={formula.display ? "formula display" : "formula"} dir="ltr" />;
}

/** Draws a formula, or where it is none or does what no formula does, its source. */
export function typeset(formula: Formula, place: HTMLElement): void {
  try {
    temml.render(formula.tex, place, {
      displayMode: formula.display,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [10, 20],
    });
    if ([...place.querySelectorAll("*")].every(isMathematics)) return;
  } catch {
    // Not every dollar sign begins a formula: what cannot be read as one is shown as written.
  }
  place.replaceChildren(formula.source);
}

function isMathematics(element: Element): boolean {
  return element.namespaceURI === MATHML && element.getAttributeNames().every((name) => !FOREIGN.test(name));
}
