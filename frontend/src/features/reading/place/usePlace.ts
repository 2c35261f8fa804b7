/** The place in a note: as the address says it, else as it was left; both follow where one goes. */
import { useEffect, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";

import type { Playback } from "../player/playback";
import { bringIntoView } from "../scroll";
import { formatPlace, parsePlace } from "./address";
import { keepPlace, readPlace } from "./keptPlace";

// The address is not written at each second that plays: browsers refuse who writes it too often.
const WRITE_EVERY_SECONDS = 10;

/** The tab that is open, and how to open another. It may be one that the note does not have. */
export function usePlace(noteId: string, playback: Playback) {
  const search = useSearch();
  const [path, go] = useLocation();
  const [first] = useState(() => firstPlace(noteId, search));
  const [tab, setTab] = useState(first.tab);
  const [second, setSecond] = useState(first.second);

  useEffect(() => {
    playback.cue(first.second);
    if (first.linked) requestAnimationFrame(() => focusStatementAt(first.second));
    else if (window.location.hash) requestAnimationFrame(focusTarget);
  }, [playback, first]);

  useEffect(() => {
    let written = first.second;
    return playback.subscribe(() => {
      const now = Math.floor(playback.state.seconds);
      const apart = Math.abs(now - written);
      if (apart < (playback.state.playing ? WRITE_EVERY_SECONDS : 1)) return;
      written = now;
      setSecond(now);
    });
  }, [playback, first]);

  const shown = useRef({ tab, second });
  useEffect(() => {
    if (shown.current.tab === tab && shown.current.second === second) return;
    shown.current = { tab, second };
    keepPlace(noteId, { tab, second });
    go(path + formatPlace({ tab, second }), { replace: true });
  }, [noteId, tab, second, path, go]);

  return [tab, setTab] as const;
}

/** `linked`: the address itself names a second, so that is what is to be seen. */
function firstPlace(noteId: string, search: string) {
  const asked = parsePlace(search);
  const kept = readPlace(noteId);
  return {
    tab: asked.tab || kept.tab || "",
    second: asked.second ?? kept.second ?? 0,
    linked: asked.second !== null,
  };
}

/** Shows the last statement that has begun by then, of those that are on the page. */
function focusStatementAt(second: number): void {
  const statements = [...document.querySelectorAll<HTMLElement>(".reading .claim[data-start]")];
  const begun = statements.filter(
    (one) => one.offsetParent !== null && Math.floor(Number(one.dataset.start)) <= second,
  );
  const latest = begun.sort((a, b) => Number(a.dataset.start) - Number(b.dataset.start)).at(-1);
  latest?.focus({ preventScroll: true });
  if (latest) bringIntoView(latest);
}

/** A link to a section was opened by itself: the note came later than its address. */
function focusTarget(): void {
  const target = document.getElementById(window.location.hash.slice(1));
  target?.focus({ preventScroll: true });
  if (target) bringIntoView(target, "start");
}
