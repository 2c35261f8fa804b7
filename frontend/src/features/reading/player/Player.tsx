/** The player: a picture of our own until the first play, so that nothing is asked of YouTube. */
import { useEffect, useRef } from "react";

import { languageAttributes, messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import { youtubeLink } from "../time";
import { usePlaybackState, usePlayer } from "./PlayerContext";
import "./player.css";

export function Player({ title, seconds }: { title: string; seconds: number }) {
  const address = usePlaybackState((now) => now.address);
  if (usePlayer().youtubeId === "") return <NoVideo title={title} seconds={seconds} />;
  return (
    <div className="player">
      {address === null ? (
        <Poster title={title} seconds={seconds} />
      ) : (
        <PlayerFrame address={address} title={title} />
      )}
      <PlayerError />
    </div>
  );
}

function Poster({ title, seconds }: { title: string; seconds: number }) {
  const { playback } = usePlayer();
  const words = messages().reading.player;
  const from = usePlaybackState((now) => Math.floor(now.seconds));
  return (
    <button
      type="button"
      className="poster"
      onClick={() => {
        playback.seek(from);
      }}
    >
      <Waves />
      <span className="poster-title" dir="auto">
        {title}
      </span>
      <svg className="poster-play" viewBox="0 0 64 64" aria-hidden="true">
        <circle cx="32" cy="32" r="31" />
        <path d="M26 20.5v23L45 32z" />
      </svg>
      <span className="poster-foot">
        <span>{from > 0 ? words.playFrom(formatTime(from)) : words.play}</span>
        {seconds > 0 && <span className="poster-length">{formatTime(seconds)}</span>}
      </span>
    </button>
  );
}

function NoVideo({ title, seconds }: { title: string; seconds: number }) {
  return (
    <div className="player">
      <div className="poster poster-still">
        <Waves />
        <span className="poster-title" dir="auto">
          {title}
        </span>
        <span {...languageAttributes()}>{messages().sample.noVideo}</span>
        <span className="poster-foot">
          <span className="poster-length">{formatTime(seconds)}</span>
        </span>
      </div>
    </div>
  );
}

function Waves() {
  return (
    <svg className="poster-waves" viewBox="0 0 320 180" preserveAspectRatio="none" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((line) => (
        <path
          key={line}
          d={`M0 ${150 - line * 9} C 60 ${110 - line * 16} 120 ${178 - line * 4} 180 ${132 - line * 14} S 280 ${90 - line * 5} 320 ${118 - line * 15}`}
        />
      ))}
    </svg>
  );
}

function PlayerFrame({ address, title }: { address: string; title: string }) {
  const { playback } = usePlayer();
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const window = frame.current?.contentWindow;
    return window ? playback.connect(window) : undefined;
  }, [playback]);
  return (
    <iframe
      ref={frame}
      src={address}
      title={messages().reading.player.frame(title)}
      allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
      referrerPolicy="strict-origin-when-cross-origin"
      sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
    />
  );
}

function PlayerError() {
  const { youtubeId } = usePlayer();
  const error = usePlaybackState((now) => now.error);
  const seconds = usePlaybackState((now) => Math.floor(now.seconds));
  return (
    <div role="status">
      {error && (
        <p className="player-trouble">
          {error}{" "}
          <a href={youtubeLink(youtubeId, seconds)} target="_blank" rel="noopener">
            {messages().reading.player.onYouTube}
          </a>
        </p>
      )}
    </div>
  );
}
