/** A time that plays from there. It is a link to that second on YouTube, for whoever wants that. */
import type { MouseEvent } from "react";

import { clock, linkAt } from "../moments";
import { useVideo } from "./context";

export function Time({ seconds }: { seconds: number }) {
  const { playback, youtubeId, estimated } = useVideo();
  const play = (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (elsewhere || playback.now.trouble) return;
    event.preventDefault();
    playback.seek(seconds);
  };
  return (
    <a
      className="pill pill-time time"
      href={linkAt(youtubeId, seconds)}
      target="_blank"
      rel="noopener"
      onClick={play}
      title={estimated ? "About this time: the captions came without times" : undefined}
    >
      <span className="unseen">Play from </span>
      {estimated && "≈ "}
      {clock(seconds)}
    </a>
  );
}
