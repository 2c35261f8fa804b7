/** Bringing into view what is being said, or what was looked for. */
import { useEffect } from "react";

import { usePlayer } from "./player/PlayerContext";

/** Scrolls what scrolls around an element so that it stands in the middle; nothing else moves. */
export function scrollToCenter(element: Element): void {
  const pane = element.closest<HTMLElement>("[data-pane]");
  if (!pane || pane.scrollHeight <= pane.clientHeight) {
    element.scrollIntoView({ block: "center" });
    return;
  }
  const { top, height } = element.getBoundingClientRect();
  const middle = pane.getBoundingClientRect().top + pane.clientHeight / 2;
  pane.scrollBy({ top: top + height / 2 - middle });
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
        scrollToCenter(said);
      }
    };
    // What is said is marked by React, which draws after the time has changed.
    return playback.subscribe(() => requestAnimationFrame(scrollToSaid));
  }, [on, playback]);
}
