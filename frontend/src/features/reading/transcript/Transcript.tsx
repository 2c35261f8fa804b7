/** What is said, word for word, with its times and a search. */
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from "react";

import { Button } from "@/look/Button";
import { Icon } from "@/look/Icon";

import { reveal } from "../follow";
import { usePlaying, useVideo } from "../player/context";
import { Time } from "../player/Time";
import type { Segment, Transcript as Words } from "../note";
import { bySegment, Index, type Hit } from "./find";
import "./transcript.css";

const NONE: readonly Hit[] = [];

export interface Search {
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** The hit one stands at, of those there are. */
  readonly at: number;
  readonly hits: readonly Hit[];
  /** To the next hit or the one before; false where there is none. */
  readonly go: (by: 1 | -1) => boolean;
}

/** A search of the transcript: kept by the page, whose keys reach it from anywhere. */
export function useSearch(segments: readonly Segment[]): Search {
  const [{ words, at }, set] = useState({ words: "", at: 0 });
  const wanted = useDeferredValue(words);
  const index = useMemo(() => new Index(segments), [segments]);
  const hits = useMemo(() => index.find(wanted), [index, wanted]);
  return {
    words,
    setWords: (typed) => set({ words: typed, at: 0 }),
    at: Math.min(at, Math.max(0, hits.length - 1)),
    hits,
    go: (by) => {
      set((now) => ({ ...now, at: hits.length ? (now.at + by + hits.length) % hits.length : 0 }));
      return hits.length > 0;
    },
  };
}

interface TranscriptProps {
  transcript: Words;
  search: Search;
  field: RefObject<HTMLInputElement | null>;
}

export function Transcript({ transcript, search, field }: TranscriptProps) {
  const { segments } = useVideo();
  const list = useRef<HTMLOListElement>(null);
  const playing = usePlaying(segments);
  const found = useMemo(() => bySegment(search.hits), [search.hits]);
  const current = search.hits[search.at];
  useEffect(() => {
    const row = current && list.current?.children[current.segment];
    if (row) reveal(row);
  }, [current]);
  return (
    <div className="transcript" lang={transcript.language} dir="ltr">
      <SearchField
        search={search}
        field={field}
        onLeave={() => list.current?.focus({ preventScroll: true })}
      />
      <ol ref={list} tabIndex={-1} data-hours={(segments.at(-1)?.start ?? 0) >= 3600 || undefined}>
        {segments.map((segment, index) => (
          <Row
            key={index}
            segment={segment}
            speaks={segment.speaker !== segments[index - 1]?.speaker}
            said={index === playing}
            hits={found.get(index) ?? NONE}
            current={current?.segment === index ? current : undefined}
          />
        ))}
      </ol>
      {segments.length === 0 && <p className="quiet">There are no words in this transcript.</p>}
    </div>
  );
}

interface SearchFieldProps extends Omit<TranscriptProps, "transcript"> {
  onLeave: () => void;
}

function SearchField({ search, field, onLeave }: SearchFieldProps) {
  const { words, setWords, hits, at, go } = search;
  return (
    <search className="find" lang="en">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        className="input"
        value={words}
        placeholder="Search the transcript"
        aria-label="Search the transcript"
        aria-keyshortcuts="/"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") setWords("");
          if (event.key === "Enter" || event.key === "Escape") onLeave();
        }}
      />
      <span className="count" role="status">
        {words.trim() && (hits.length ? `${at + 1} of ${hits.length}` : "Not said")}
      </span>
      {hits.length > 0 && (
        <span className="find-steps">
          <Button weight="bare" aria-label="Previous hit" onClick={() => go(-1)}>
            ↑
          </Button>
          <Button weight="bare" aria-label="Next hit" onClick={() => go(1)}>
            ↓
          </Button>
        </span>
      )}
    </search>
  );
}

interface RowProps {
  segment: Segment;
  /** Whether somebody else begins to speak. */
  speaks: boolean;
  said: boolean;
  hits: readonly Hit[];
  current: Hit | undefined;
}

const Row = memo(function Row({ segment, speaks, said, hits, current }: RowProps) {
  return (
    <li data-said={said || undefined}>
      <Time seconds={segment.start} />
      <p dir="auto">
        {speaks && segment.speaker && <b>{segment.speaker}: </b>}
        <Marked text={segment.text} hits={hits} current={current} />
        {segment.marks.map((mark, index) => (
          <i key={index}> [{mark}]</i>
        ))}
      </p>
    </li>
  );
});

function Marked({ text, hits, current }: { text: string; hits: readonly Hit[]; current?: Hit }) {
  return (
    <>
      {hits.map((hit, index) => (
        <span key={hit.from}>
          {text.slice(hits[index - 1]?.to ?? 0, hit.from)}
          <mark aria-current={hit === current || undefined}>{text.slice(hit.from, hit.to)}</mark>
        </span>
      ))}
      {text.slice(hits.at(-1)?.to ?? 0)}
    </>
  );
}
