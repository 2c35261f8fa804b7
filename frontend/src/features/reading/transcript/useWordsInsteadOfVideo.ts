/** Where there is no video to play: a time leads to the words that are said then. */
import { useEffect, type RefObject } from "react";

import type { Segment } from "../note";
import { usePlayer } from "../player/PlayerContext";
import { bringIntoView } from "../scroll";
import { lastStarted } from "../time";

/** Opens the transcript when a second is asked for. */
export function useWordsInsteadOfVideo(openTranscript: () => void): void {
  const { playback } = usePlayer();
  useEffect(() => {
    if (playback.youtubeId) return undefined;
    return playback.subscribe(() => {
      if (playback.state.started) openTranscript();
    });
  });
}

/** Brings its line into view then, and when the list is first shown. */
export function useScrollToSaid(
  segments: readonly Segment[],
  list: RefObject<HTMLOListElement | null>,
): void {
  const { playback } = usePlayer();
  useEffect(() => {
    if (playback.youtubeId) return undefined;
    const show = () => {
      if (playback.state.started) requestAnimationFrame(showLine);
    };
    const showLine = () => {
      const line = list.current?.children[lastStarted(segments, playback.state.seconds)];
      if (!line) return;
      bringIntoView(line);
      // What was pressed may be in a tab that is closed now.
      if (document.activeElement === document.body) line.querySelector("a")?.focus({ preventScroll: true });
    };
    show();
    return playback.subscribe(show);
  }, [playback, segments, list]);
}
