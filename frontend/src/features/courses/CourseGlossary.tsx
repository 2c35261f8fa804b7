import { messages } from "@/language/messages";
import type { Schema } from "@/api/client";
import { Button } from "@/ui/Button";
import { useState } from "react";
import { Link } from "wouter";
import { nameOf } from "./CourseVideos";
import { glossaryOf, type Entry, type Place, type Term } from "./glossary";

/** The words that a note explains; fails where the note cannot be had. */
export type LoadTerms = (noteId: string) => Promise<readonly Term[]>;

interface CourseGlossaryProps {
  videos: readonly Schema<"CourseVideoView">[];
  loadTerms: LoadTerms;
}

/** One glossary of all notes. They are read when one asks: there may be hundreds. */
export function CourseGlossary({ videos, loadTerms }: CourseGlossaryProps) {
  const words = messages().courses;
  const [read, setRead] = useState<number | null>(null);
  const [missing, setMissing] = useState(0);
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const places = videos.flatMap((one): Place[] =>
    one.video?.note_id ? [{ noteId: one.video.note_id, title: nameOf(one) }] : [],
  );
  if (places.length === 0) return null;
  const gather = async () => {
    const found: { place: Place; terms: readonly Term[] }[] = [];
    let lost = 0;
    for (const [number, place] of places.entries()) {
      setRead(number);
      await loadTerms(place.noteId).then(
        (terms) => found.push({ place, terms }),
        () => (lost += 1),
      );
    }
    setMissing(lost);
    setEntries(glossaryOf(found));
    setRead(null);
  };
  return (
    <section aria-labelledby="course-glossary">
      <h2 id="course-glossary">{words.glossary}</h2>
      {entries ? null : (
        <Button aria-disabled={read !== null} onClick={() => void (read === null && gather())}>
          {words.gather}
        </Button>
      )}
      <p role="status">
        {read !== null ? words.gathering(read, places.length) : null}
        {missing ? words.missing(missing) : null}
        {entries?.length === 0 && !missing ? words.noTerms : null}
      </p>
      <dl className="course-terms">
        {entries?.map((entry) => (
          <GlossaryEntry key={entry.term} entry={entry} />
        ))}
      </dl>
    </section>
  );
}

function GlossaryEntry({ entry }: { entry: Entry }) {
  return (
    <>
      <dt dir="auto">{entry.term}</dt>
      <dd dir="auto">
        {entry.meaning}{" "}
        {entry.places.map(({ noteId, title }) => (
          <Link key={noteId} href={`/notes/${noteId}`} className="pill pill-plain">
            {title}
          </Link>
        ))}
      </dd>
    </>
  );
}
