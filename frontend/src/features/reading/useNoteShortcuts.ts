/** What each key of the page does. */
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
  const shortcuts = [
    { key: "/", description: "Search the transcript", run: openSearch },
    { key: "j", description: "Next statement", run: () => focusAdjacentClaim(1) },
    { key: "k", description: "Previous statement", run: () => focusAdjacentClaim(-1) },
    { key: "l", description: "Listen to this statement; once more: pause", run: listen },
    { key: "n", description: "Next hit of the search; without one, next tab", run: () => nextHitOrTab(1) },
    { key: "N", description: "Hit before; without a search, tab before", run: () => nextHitOrTab(-1) },
    { key: "?", description: "Show these keys", run: showHelp },
  ];
  useShortcuts(shortcuts);
  return shortcuts;
}
