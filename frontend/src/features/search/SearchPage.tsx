/** A search over titles, notes and transcripts of all videos: sentences, and the second that each is said at. */
import { useCallback, useEffect, useState, type FormEvent } from "react";
import { Link, useLocation, useSearch } from "wouter";

import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { formatTime } from "@/ui/formatTime";
import { Skeleton } from "@/ui/Skeleton";
import "./search.css";

type FoundLine = Schema<"FoundLine">;

const LONGEST_QUERY = 200; // as the service has it

export default function SearchPage() {
  const [, go] = useLocation();
  const asked = (new URLSearchParams(useSearch()).get("q") ?? "").trim().slice(0, LONGEST_QUERY);
  const words = messages().search;
  return (
    <main className="page search-page">
      <title>{words.pageTitle}</title>
      <h1>{words.heading}</h1>
      <QueryForm
        key={asked}
        asked={asked}
        field={words.field}
        autoFocus
        onAsk={(query) => go(`/search?q=${encodeURIComponent(query)}`)}
      />
      {asked ? (
        <Results key={`found ${asked}`} query={asked} nothingWords={words.nothingWords} />
      ) : (
        <p className="quiet">{words.hint}</p>
      )}
    </main>
  );
}

/** A search within one course, on its page. */
export function CourseSearch({ course }: { course: string }) {
  const [asked, setAsked] = useState("");
  const words = messages().search;
  return (
    <div className="search-page">
      <QueryForm asked="" field={words.courseField} onAsk={setAsked} />
      {asked && <Results key={asked} query={asked} course={course} nothingWords={words.courseNothing} />}
    </div>
  );
}

interface QueryFormProps {
  asked: string;
  field: string;
  autoFocus?: boolean;
  onAsk: (query: string) => void;
}

function QueryForm({ asked, field, autoFocus = false, onAsk }: QueryFormProps) {
  const [query, setQuery] = useState(asked);
  const words = messages().search;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (query.trim()) onAsk(query.trim());
  };
  return (
    <search>
      <form className="search-form" onSubmit={send}>
        <input
          type="search"
          className="input"
          aria-label={field}
          placeholder={field}
          maxLength={LONGEST_QUERY}
          value={query}
          autoFocus={autoFocus}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Button type="submit" variant="primary">
          {words.search}
        </Button>
      </form>
    </search>
  );
}

interface ResultsProps {
  query: string;
  /** To be looked within; all notes without. */
  course?: string;
  nothingWords: string;
}

function Results({ query, course, nothingWords }: ResultsProps) {
  const api = useApi();
  const load = useCallback(
    (signal: AbortSignal) =>
      unwrap(api.GET("/search", { params: { query: { q: query, ...(course && { course }) } }, signal })),
    [api, query, course],
  );
  const { data, problem, reload } = useRequest(load);
  const pending = data?.pending ?? 0;
  useEffect(() => {
    // Some notes are still to be read: asking again reads on. What is less each time ends.
    if (pending > 0) reload();
  }, [pending, reload]);
  const words = messages().search;
  if (problem) return <ErrorMessage problem={problem} onRetry={reload} />;
  if (!data) return <Skeleton height="12rem" label={words.searching} />;
  return (
    <>
      <p role="status" className="quiet">
        {words.found(data.places.length, data.notes)}
        {pending > 0 && ` ${words.pending(pending)}`}
      </p>
      {data.places.length > 0 ? (
        <ol className="search-results">
          {data.places.map((place) => (
            <Result key={`${place.note_id} ${place.kind} ${place.start}`} place={place} />
          ))}
        </ol>
      ) : (
        pending === 0 && (
          <EmptyState icon="search" title={words.nothing}>
            {nothingWords}
          </EmptyState>
        )
      )}
    </>
  );
}

function Result({ place }: { place: FoundLine }) {
  const words = messages().search;
  return (
    <li className="card">
      <Link href={linkTo(place)} className="search-line" dir="auto">
        {place.text}
      </Link>
      <p className="quiet">
        {place.kind === "title" ? (
          words.kinds.title
        ) : (
          <>
            <span className="pill">{formatTime(place.start)}</span> {words.kinds[place.kind]} ·{" "}
            <span dir="auto">{place.title}</span>
          </>
        )}
      </p>
    </li>
  );
}

/** The note, open where the line stands: what is said in the transcript, what is noted in the notes. */
function linkTo({ note_id, kind, start }: FoundLine): string {
  if (kind === "title") return `/notes/${note_id}`;
  const tab = kind === "said" ? "transcript" : "notes";
  return `/notes/${note_id}?tab=${tab}&t=${Math.floor(start)}`;
}
