import "./library.css";
import { titleOf, type Video } from "@/api/video";
import { messages } from "@/language/messages";
import { Button, LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link } from "wouter";
import { search } from "./search";
import { LibrarySearchField } from "./LibrarySearchField";
import { ErasingRow } from "./ErasingRow";
import { VideoRow } from "./VideoRow";

// Fewer than this are seen at a glance.
const MIN_VIDEOS_TO_SEARCH = 5;

interface LibraryProps {
  videos: Video[];
  /** The id of the video that was just ordered: it is brought into view. */
  ordered?: string | undefined;
  /** Whether the list goes on where what is loaded ends. */
  hasMore: boolean;
  loadMore: () => Promise<void>;
  onChanged: (video: Video) => void;
  onRemoved: (id: string) => void;
  /** How a video that is no note yet is shown. */
  renderJob: (video: Video) => ReactNode;
}

/** The user's videos, newest first. */
export function Library({ videos, ordered, hasMore, loadMore, renderJob, ...changes }: LibraryProps) {
  const [query, setQuery] = useState("");
  const [known, setKnown] = useState(ordered);
  if (ordered !== known) {
    // A search would hide it.
    setKnown(ordered);
    setQuery("");
  }
  const list = useOrderedInView(ordered);
  const shown = search(videos, query);
  const twins = namedAlike(videos);
  const words = messages().library;
  if (videos.length === 0) return <EmptyLibrary />;
  return (
    <section className="library" aria-labelledby="library-title">
      <div className="library-head">
        <h2 id="library-title">{words.heading}</h2>
        <Link href={query.trim() ? `/search?q=${encodeURIComponent(query.trim())}` : "/search"}>
          {words.searchAll}
        </Link>
        {videos.length >= MIN_VIDEOS_TO_SEARCH || hasMore ? (
          <LibrarySearchField query={query} onChange={setQuery} />
        ) : null}
      </div>
      <ResultCount words={query} shown={shown.length} loaded={videos.length} hasMore={hasMore} />
      <ul role="list" className="library-list" ref={list}>
        {shown.map((video) => (
          <li key={video.video_id} data-video={video.video_id}>
            <LibraryEntry video={video} twin={twins.has(titleOf(video))} renderJob={renderJob} {...changes} />
          </li>
        ))}
      </ul>
      {hasMore ? <LoadMore more={loadMore} /> : null}
    </section>
  );
}

/** The list, which brings into view what was just ordered: once, and not again when one comes back to it. */
function useOrderedInView(ordered: string | undefined) {
  const list = useRef<HTMLUListElement>(null);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!ordered || shown.current === ordered) return;
    shown.current = ordered;
    list.current?.querySelector(`[data-video="${ordered}"]`)?.scrollIntoView({ block: "nearest" });
  }, [ordered]);
  return list;
}

function LibraryEntry({
  video,
  twin,
  renderJob,
  ...changes
}: Pick<LibraryProps, "onChanged" | "onRemoved" | "renderJob"> & { video: Video; twin: boolean }) {
  if (video.erasing_since) return <ErasingRow video={video} since={video.erasing_since} />;
  return video.status === "completed" ? (
    <VideoRow video={video} twin={twin} {...changes} />
  ) : (
    renderJob(video)
  );
}

/** The names that more than one video has. */
function namedAlike(videos: Video[]): Set<string> {
  const names = videos.map(titleOf);
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** Honest about what was searched: only what is loaded. */
function ResultCount({
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
  const { found, notSearched } = messages().library;
  const rest = hasMore ? ` ${notSearched}` : "";
  return (
    <p className="library-count" role="status">
      {words.trim() ? found(shown, loaded) + rest : ""}
    </p>
  );
}

function LoadMore({ more }: { more: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const { older, loadingOlder } = messages().library;
  const load = () => {
    setBusy(true);
    void more().finally(() => setBusy(false));
  };
  return (
    <Button className="library-more" onClick={load} disabled={busy}>
      {busy ? loadingOlder : older}
    </Button>
  );
}

function EmptyLibrary() {
  const { empty, emptyWords } = messages().library;
  return (
    <EmptyState
      icon="film"
      title={empty}
      action={<LinkButton to="/sample">{messages().sample.open}</LinkButton>}
    >
      {emptyWords}
    </EmptyState>
  );
}
