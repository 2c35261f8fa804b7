/** The page's keys. They are for where nothing is being typed and no dialog is open. */
import { useEffect } from "react";

export interface Key {
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
}

/** Where one letter would be typed, or means something of the element's own. */
const TAKEN = "input, textarea, select, [contenteditable], [role=menu]";

export function useKeys(keys: readonly Key[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const found = keys.find(({ key }) => key === event.key);
      if (!found || !isFree(event)) return;
      event.preventDefault();
      found.act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [keys]);
}

function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKEN)) return false;
  return document.querySelector("dialog[open]") === null;
}

/** Goes to the next statement on the page or the one before: from the one at hand, else from what is in view. */
export function step(by: 1 | -1): void {
  const claims = [...document.querySelectorAll<HTMLElement>(".reading .claim")].filter(
    (claim) => claim.offsetParent !== null,
  );
  const at = claims.findIndex((claim) => claim.contains(document.activeElement));
  const next = at >= 0 ? claims[at + by] : claims.find(isInView);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

function isInView(element: Element): boolean {
  return element.getBoundingClientRect().top >= window.innerHeight / 8;
}

/** When the statement at hand is said; null where none is at hand. */
export function startAtHand(): number | null {
  const claim = document.activeElement?.closest<HTMLElement>(".reading .claim");
  const start = claim?.dataset.start;
  return start === undefined ? null : Number(start);
}
