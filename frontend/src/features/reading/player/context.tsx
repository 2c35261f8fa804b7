/** The video beside the notes, for whatever tells or changes its time. */
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";

import { begun, isSaid } from "../moments";
import type { Segment } from "../note";
import { Playback, type Now } from "./playback";

export interface Video {
  readonly youtubeId: string;
  readonly segments: readonly Segment[];
  /** Whether times were reckoned, not measured. */
  readonly estimated: boolean;
  readonly playback: Playback;
}

const Context = createContext<Video | null>(null);

interface WithVideoProps extends Omit<Video, "playback"> {
  children: ReactNode;
}

export function WithVideo({ youtubeId, segments, estimated, children }: WithVideoProps) {
  const playback = useMemo(() => new Playback(youtubeId, window.location.origin), [youtubeId]);
  useEffect(() => {
    window.addEventListener("message", playback.hear);
    return () => {
      window.removeEventListener("message", playback.hear);
    };
  }, [playback]);
  const video = useMemo(
    () => ({ youtubeId, segments, estimated, playback }),
    [youtubeId, segments, estimated, playback],
  );
  return <Context value={video}>{children}</Context>;
}

export function useVideo(): Video {
  const video = useContext(Context);
  if (video === null) throw new Error("useVideo is for what stands within WithVideo");
  return video;
}

/** Something of the present moment; what shows it is drawn anew only when that changes. */
export function useNow<T extends string | number | boolean | null>(read: (now: Now) => T): T {
  const { playback } = useVideo();
  return useSyncExternalStore(playback.subscribe, () => read(playback.now));
}

/** Whether one of the cited segments is being said. Nothing is before the first play. */
export function useSaid(cites: readonly number[]): boolean {
  const { segments } = useVideo();
  return useNow((now) => now.address !== null && isSaid(cites, segments, now.seconds));
}

/** Which of some stretches is playing; -1 for none, and before the first play. */
export function usePlaying(stretches: readonly { start: number }[]): number {
  return useNow((now) => (now.address === null ? -1 : begun(stretches, now.seconds)));
}
