/** What each key of the page does. */
import { useState } from "react";

import { startAtHand, step, useKeys, type Key } from "./keys";
import { useVideo } from "./player/context";
import type { Search } from "./transcript/Transcript";

interface Doings {
  search: Search;
  openSearch: () => void;
  /** Open the next tab, or the one before. */
  turn: (by: 1 | -1) => void;
  help: () => void;
}

export function usePageKeys({ search, openSearch, turn, help }: Doings): Key[] {
  const { playback } = useVideo();
  const [heard, setHeard] = useState<number | null>(null);
  const listen = () => {
    const start = startAtHand();
    if (start === null || start === heard) playback.toggle();
    else playback.seek(start);
    setHeard(start);
  };
  const onward = (by: 1 | -1) => {
    if (!search.go(by)) turn(by);
  };
  const keys = [
    { key: "/", does: "Search the transcript", act: openSearch },
    { key: "j", does: "Next statement", act: () => step(1) },
    { key: "k", does: "Previous statement", act: () => step(-1) },
    { key: "l", does: "Listen to this statement; once more: pause", act: listen },
    { key: "n", does: "Next hit of the search; without one, next tab", act: () => onward(1) },
    { key: "N", does: "Hit before; without a search, tab before", act: () => onward(-1) },
    { key: "?", does: "Show these keys", act: help },
  ];
  useKeys(keys);
  return keys;
}
