import "./library.css";
import type { Video } from "@/api/video";
import { Button } from "@/look/Button";
import { EmptyState } from "@/look/pieces";
import { useState, type ReactNode } from "react";
import { found } from "./found";
import { SearchField } from "./SearchField";
import { VideoLine } from "./VideoLine";

// Fewer than this are seen at a glance.
const WORTH_SEARCHING = 5;

interface Props {
  videos: Video[];
  /** Whether the list goes on where what is loaded ends. */
  hasMore: boolean;
  more: () => Promise<void>;
  onGone: (id: string) => void;
  /** How a video that is no note yet is shown. */
  showJob: (video: Video) => ReactNode;
}

/** The user's videos, newest first. */
export function Library({ videos, hasMore, more, onGone, showJob }: Props) {
  const [words, setWords] = useState("");
  const shown = found(videos, words);
  if (videos.length === 0) return <NothingYet />;
  return (
    <section className="library" aria-labelledby="library-title">
      <div className="library-head">
        <h2 id="library-title">Your videos</h2>
        {videos.length >= WORTH_SEARCHING || hasMore ? (
          <SearchField words={words} onChange={setWords} />
        ) : null}
      </div>
      <Count words={words} shown={shown.length} loaded={videos.length} hasMore={hasMore} />
      <ul role="list" className="library-list">
        {shown.map((video) => (
          <li key={video.video_id}>
            {video.status === "completed" ? <VideoLine video={video} onGone={onGone} /> : showJob(video)}
          </li>
        ))}
      </ul>
      {hasMore ? <More more={more} /> : null}
    </section>
  );
}

/** Honest about what was searched: only what is loaded. */
function Count({
  words,
  shown,
  loaded,
  hasMore,
}: {
  words: string;
  shown: number;
  loaded: number;
  hasMore: boolean;
}) {
  const many = `${shown} of ${loaded} ${loaded === 1 ? "video" : "videos"}`;
  const rest = hasMore ? " Older ones are not loaded yet, and were not searched." : "";
  return (
    <p className="library-count" role="status">
      {words.trim() ? `${many} found.${rest}` : ""}
    </p>
  );
}

function More({ more }: { more: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const load = () => {
    setBusy(true);
    void more().finally(() => setBusy(false));
  };
  return (
    <Button className="library-more" onClick={load} disabled={busy}>
      {busy ? "Loading older videos" : "Show older videos"}
    </Button>
  );
}

function NothingYet() {
  return (
    <EmptyState icon="film" title="Your notes will be here">
      Paste the link of a lecture above. It takes a few minutes, and you can close this page meanwhile.
    </EmptyState>
  );
}
