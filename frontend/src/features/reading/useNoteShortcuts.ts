/** What each key of the page does. */
import { messages } from "@/language/messages";
import { useState } from "react";

import { focusedClaimStart, focusAdjacentClaim, useShortcuts, type Shortcut } from "./shortcuts";
import { usePlayer } from "./player/PlayerContext";
import type { TranscriptSearch } from "./transcript/TranscriptPanel";

interface ShortcutActions {
  search: TranscriptSearch;
  openSearch: () => void;
  /** Open the next tab, or the one before. */
  turnTab: (by: 1 | -1) => void;
  showHelp: () => void;
}

export function useNoteShortcuts({ search, openSearch, turnTab, showHelp }: ShortcutActions): Shortcut[] {
  const { playback } = usePlayer();
  const [heard, setHeard] = useState<number | null>(null);
  const listen = () => {
    const start = focusedClaimStart();
    if (start === null || start === heard) playback.toggle();
    else playback.seek(start);
    setHeard(start);
  };
  const nextHitOrTab = (by: 1 | -1) => {
    if (!search.go(by)) turnTab(by);
  };
  const words = messages().reading.keys;
  const shortcuts = [
    { key: "/", description: words.search, run: openSearch },
    { key: "j", description: words.next, run: () => focusAdjacentClaim(1) },
    { key: "k", description: words.previous, run: () => focusAdjacentClaim(-1) },
    { key: "l", description: words.listen, run: listen },
    { key: "n", description: words.nextHit, run: () => nextHitOrTab(1) },
    { key: "N", description: words.previousHit, run: () => nextHitOrTab(-1) },
    { key: "?", description: words.show, run: showHelp },
  ];
  useShortcuts(shortcuts);
  return shortcuts;
}
