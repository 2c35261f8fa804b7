/**
 * A time that plays from there. It is a link to that second on YouTube, for whoever wants that; without a video it leads
 * to the words that are said then.
 */
import type { MouseEvent } from "react";

import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import { formatPlace } from "../place/address";
import { youtubeLink } from "../time";
import { usePlayer } from "./PlayerContext";

export function TimeLink({ seconds }: { seconds: number }) {
  const { playback, youtubeId, estimated } = usePlayer();
  const play = (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (elsewhere || playback.state.error) return;
    event.preventDefault();
    playback.seek(seconds);
  };
  const filmed = youtubeId !== "";
  return (
    <a
      className="pill pill-time time"
      href={filmed ? youtubeLink(youtubeId, seconds) : formatPlace({ tab: "", second: Math.floor(seconds) })}
      {...(filmed && { target: "_blank", rel: "noopener" })}
      onClick={play}
      title={estimated ? "About this time: the captions came without times" : undefined}
    >
      <span className="unseen">{filmed ? "Play from " : messages().sample.saidAt}</span>
      {estimated && "≈ "}
      {formatTime(seconds)}
    </a>
  );
}
