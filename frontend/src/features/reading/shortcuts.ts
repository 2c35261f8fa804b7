/** The page's keys. They are for where nothing is being typed and no dialog is open. */
import { useEffect } from "react";

import { bringIntoView } from "./scroll";

export interface Shortcut {
  readonly key: string;
  readonly description: string;
  readonly run: () => void;
}

/** Where one letter would be typed, or means something of the element's own. */
const TAKES_KEYS = "input, textarea, select, [contenteditable], [role=menu]";
const TAKES_ARROWS = "[role=tablist]";
const TAKES_SPACE = "button, a, summary";

export function useShortcuts(keys: readonly Shortcut[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const found = keys.find(({ key }) => key === event.key);
      if (!found || event.defaultPrevented || !isFree(event)) return;
      event.preventDefault();
      found.run();
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
  const taken = [
    TAKES_KEYS,
    ...(event.key.startsWith("Arrow") ? [TAKES_ARROWS] : []),
    ...(event.key === " " ? [TAKES_SPACE] : []),
  ];
  if (target instanceof Element && target.closest(taken.join())) return false;
  return document.querySelector("dialog[open]") === null;
}

/** Goes to the next statement on the page or the one before: from the one at hand, else from what is in view. */
export function focusAdjacentClaim(by: 1 | -1): void {
  const claims = [...document.querySelectorAll<HTMLElement>(".reading .claim")].filter(
    (claim) => claim.offsetParent !== null,
  );
  const at = claims.findIndex((claim) => claim.contains(document.activeElement));
  const next = at >= 0 ? claims[at + by] : claims.find(isInView);
  next?.focus({ preventScroll: true });
  if (next) bringIntoView(next);
}

function isInView(element: Element): boolean {
  return element.getBoundingClientRect().top >= window.innerHeight / 8;
}

/** When the statement at hand is said; null where none is at hand. */
export function focusedClaimStart(): number | null {
  const claim = document.activeElement?.closest<HTMLElement>(".reading .claim");
  const start = claim?.dataset.start;
  return start === undefined ? null : Number(start);
}
