/** The video beside the notes, for whatever tells or changes its time. */
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";

import { lastStarted, isCitedAt } from "../time";
import type { Segment } from "../note";
import { Playback, type PlaybackState } from "./playback";

export interface PlayerContextValue {
  /** Empty where there is no video. */
  readonly youtubeId: string;
  readonly segments: readonly Segment[];
  /** Whether times were reckoned, not measured. */
  readonly estimated: boolean;
  readonly playback: Playback;
}

const PlayerContext = createContext<PlayerContextValue | null>(null);

interface PlayerProviderProps extends Omit<PlayerContextValue, "playback"> {
  children: ReactNode;
}

export function PlayerProvider({ youtubeId, segments, estimated, children }: PlayerProviderProps) {
  const playback = useMemo(() => new Playback(youtubeId, window.location.origin), [youtubeId]);
  useEffect(() => {
    window.addEventListener("message", playback.handleMessage);
    return () => {
      window.removeEventListener("message", playback.handleMessage);
    };
  }, [playback]);
  const video = useMemo(
    () => ({ youtubeId, segments, estimated, playback }),
    [youtubeId, segments, estimated, playback],
  );
  return <PlayerContext value={video}>{children}</PlayerContext>;
}

export function usePlayer(): PlayerContextValue {
  const video = useContext(PlayerContext);
  if (video === null) throw new Error("There is no PlayerProvider around this.");
  return video;
}

/** Something of the present moment; what shows it is drawn anew only when that changes. */
export function usePlaybackState<T extends string | number | boolean | null>(
  read: (now: PlaybackState) => T,
): T {
  const { playback } = usePlayer();
  return useSyncExternalStore(playback.subscribe, () => read(playback.state));
}

/** Whether one of the cited segments is being said. Nothing is before a second was asked for. */
export function useIsPlaying(cites: readonly number[]): boolean {
  const { segments } = usePlayer();
  return usePlaybackState((now) => now.started && isCitedAt(cites, segments, now.seconds));
}

/** Which of some stretches is playing; -1 for none, and before the first play. */
export function usePlayingIndex(stretches: readonly { start: number }[]): number {
  return usePlaybackState((now) => (now.started ? lastStarted(stretches, now.seconds) : -1));
}
