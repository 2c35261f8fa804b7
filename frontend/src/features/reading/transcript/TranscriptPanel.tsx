/** What is said, word for word, with its times and a search. */
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from "react";

import { currentLanguage, messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";

import type { RequestState } from "@/api/useRequest";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Skeleton } from "@/ui/Skeleton";

import { bringIntoView } from "../scroll";
import { usePlayingIndex } from "../player/PlayerContext";
import { TimeLink } from "../player/TimeLink";
import type { Segment, Transcript as Words } from "../note";
import { useScrollToSaid } from "./useWordsInsteadOfVideo";
import { groupBySegment, SearchIndex, type Hit } from "./searchIndex";
import "./transcript.css";

const NONE: readonly Hit[] = [];

export interface TranscriptSearch {
  readonly query: string;
  readonly setQuery: (words: string) => void;
  /** The hit one stands at, of those there are. */
  readonly at: number;
  readonly hits: readonly Hit[];
  /** To the next hit or the one before; false where there is none. */
  readonly go: (by: 1 | -1) => boolean;
}

/** A search of the transcript: kept by the page, whose keys reach it from anywhere. */
export function useTranscriptSearch(segments: readonly Segment[]): TranscriptSearch {
  const [{ query, at }, set] = useState({ query: "", at: 0 });
  const wanted = useDeferredValue(query);
  const index = useMemo(() => new SearchIndex(segments), [segments]);
  const hits = useMemo(() => index.find(wanted), [index, wanted]);
  return {
    query,
    setQuery: (typed) => set({ query: typed, at: 0 }),
    at: Math.min(at, Math.max(0, hits.length - 1)),
    hits,
    go: (by) => {
      set((now) => ({ ...now, at: hits.length ? (now.at + by + hits.length) % hits.length : 0 }));
      return hits.length > 0;
    },
  };
}

interface TranscriptPanelProps {
  words: RequestState<Words | null>;
  search: TranscriptSearch;
  field: RefObject<HTMLInputElement | null>;
}

export function TranscriptPanel({ words, search, field }: TranscriptPanelProps) {
  const list = useRef<HTMLOListElement>(null);
  const { data, problem, reload } = words;
  return (
    <div className="transcript" lang={data?.language ?? ""} dir="ltr">
      <TranscriptSearchField
        search={search}
        field={field}
        onLeave={() => list.current?.focus({ preventScroll: true })}
      />
      {data && <TranscriptLines segments={data.segments} search={search} list={list} />}
      {!data && problem && <ErrorMessage problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton height="12rem" label={messages().reading.transcript.loading} />}
    </div>
  );
}

interface TranscriptLinesProps {
  segments: readonly Segment[];
  search: TranscriptSearch;
  list: RefObject<HTMLOListElement | null>;
}

function TranscriptLines({ segments, search, list }: TranscriptLinesProps) {
  const playing = usePlayingIndex(segments);
  const found = useMemo(() => groupBySegment(search.hits), [search.hits]);
  const current = search.hits[search.at];
  useScrollToSaid(segments, list);
  useEffect(() => {
    const row = current && list.current?.children[current.segment];
    if (row) bringIntoView(row);
  }, [current, list]);
  return (
    <>
      <ol ref={list} tabIndex={-1} data-hours={(segments.at(-1)?.start ?? 0) >= 3600 || undefined}>
        {segments.map((segment, index) => (
          <SegmentRow
            key={index}
            segment={segment}
            speaks={segment.speaker !== segments[index - 1]?.speaker}
            said={index === playing}
            hits={found.get(index) ?? NONE}
            current={current?.segment === index ? current : undefined}
          />
        ))}
      </ol>
      {segments.length === 0 && <p className="quiet">{messages().reading.transcript.empty}</p>}
    </>
  );
}

interface TranscriptSearchFieldProps extends Omit<TranscriptPanelProps, "words"> {
  onLeave: () => void;
}

function TranscriptSearchField({ search, field, onLeave }: TranscriptSearchFieldProps) {
  const words = messages().reading.transcript;
  const { query, setQuery, hits, at, go } = search;
  return (
    <search className="find" lang={currentLanguage()}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        className="input"
        value={query}
        placeholder={words.search}
        aria-label={words.search}
        aria-keyshortcuts="/"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") setQuery("");
          if (event.key === "Enter" || event.key === "Escape") onLeave();
        }}
      />
      <span className="count" role="status">
        {query.trim() && (hits.length ? words.hit(at + 1, hits.length) : words.notSaid)}
      </span>
      {hits.length > 0 && (
        <span className="find-steps">
          <Button variant="text" aria-label={words.previous} onClick={() => go(-1)}>
            ↑
          </Button>
          <Button variant="text" aria-label={words.next} onClick={() => go(1)}>
            ↓
          </Button>
        </span>
      )}
    </search>
  );
}

interface SegmentRowProps {
  segment: Segment;
  /** Whether somebody else begins to speak. */
  speaks: boolean;
  said: boolean;
  hits: readonly Hit[];
  current: Hit | undefined;
}

const SegmentRow = memo(function Row({ segment, speaks, said, hits, current }: SegmentRowProps) {
  return (
    <li data-said={said || undefined}>
      <TimeLink seconds={segment.start} />
      <p dir="auto">
        {speaks && segment.speaker && <b>{segment.speaker}: </b>}
        <HighlightedText text={segment.text} hits={hits} current={current} />
        {segment.marks.map((mark, index) => (
          <i key={index}> [{mark}]</i>
        ))}
      </p>
    </li>
  );
});

function HighlightedText({ text, hits, current }: { text: string; hits: readonly Hit[]; current?: Hit }) {
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
