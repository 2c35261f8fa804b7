/**
 * A time that plays from there. It is a link to that second on YouTube, for whoever wants that; without a video it leads
 * to the words that are said then.
 */
import type { MouseEvent } from "react";

import { messages } from "@/language/messages";
import { useLanguage } from "@/language/useLanguage";
import { formatTime } from "@/ui/formatTime";
import { formatPlace } from "../place/address";
import { youtubeLink } from "../time";
import { usePlayer } from "./PlayerContext";

export function TimeLink({ seconds }: { seconds: number }) {
  const { playback, youtubeId, estimated } = usePlayer();
  useLanguage();
  const words = messages().reading.player;
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
      title={estimated ? words.aboutThisTime : undefined}
    >
      <span className="unseen">{filmed ? `${words.from} ` : messages().sample.saidAt}</span>
      {estimated && "≈ "}
      {formatTime(seconds)}
    </a>
  );
}
