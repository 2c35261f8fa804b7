/** Bringing into view what is being said, or what was looked for. */
import { useEffect } from "react";

import { usePlayer } from "./player/PlayerContext";

const STILL_FRAMES = 2;
const MOST_FRAMES = 30;
/** What is on its way to be seen, by what scrolls: whatever is asked for later wins. */
const wanted = new WeakMap<Element, Element>();

/**
 * Scrolls what scrolls around an element so that it stands in the middle, or at the start; nothing else moves.
 *
 * What is not in view is not laid out (content-visibility), so its height is a guess, and one scroll ends beside the
 * mark: it is looked at again in the next frames, with what is laid out by then, until it stands still.
 */
export function bringIntoView(element: Element, block: "center" | "start" = "center"): void {
  const pane = scrollingPane(element);
  const scroller = pane ?? document.documentElement;
  wanted.set(scroller, element);
  let still = 0;
  let frames = 0;
  const settle = () => {
    if (wanted.get(scroller) !== element) return;
    const before = element.getBoundingClientRect().top;
    if (pane) scrollToCenter(pane, element);
    else element.scrollIntoView({ block, behavior: "instant" });
    still = Math.abs(element.getBoundingClientRect().top - before) < 1 ? still + 1 : 0;
    if (still < STILL_FRAMES && ++frames < MOST_FRAMES) requestAnimationFrame(settle);
  };
  settle();
}

function scrollingPane(element: Element): HTMLElement | null {
  const pane = element.closest<HTMLElement>("[data-pane]");
  return pane && pane.scrollHeight > pane.clientHeight ? pane : null;
}

function scrollToCenter(pane: HTMLElement, element: Element): void {
  const { top, height } = element.getBoundingClientRect();
  const middle = pane.getBoundingClientRect().top + pane.clientHeight / 2;
  pane.scrollBy({ top: top + height / 2 - middle, behavior: "instant" });
}

/** While it is on, what is being said comes into view in each pane that shows it. */
export function useFollowPlayback(on: boolean): void {
  const { playback } = usePlayer();
  useEffect(() => {
    if (!on) return undefined;
    const shown = new Map<Element, Element>();
    const scrollToSaid = () => {
      for (const pane of document.querySelectorAll(".reading [data-pane]")) {
        const said = pane.querySelector<HTMLElement>("[data-said]");
        if (!said || said.offsetParent === null || shown.get(pane) === said) continue;
        shown.set(pane, said);
        bringIntoView(said);
      }
    };
    scrollToSaid();
    // What is said is marked by React, which draws after the time has changed.
    return playback.subscribe(() => requestAnimationFrame(scrollToSaid));
  }, [on, playback]);
}
