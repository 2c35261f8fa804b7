/** The tabs of a note: those it has something for. */
import { currentLanguage, messages } from "@/language/messages";
import { formatDate } from "@/language/formats";
import type { ReactNode } from "react";

import { isRightToLeft } from "./sanitize";
import { Cards } from "./cards/Cards";
import { MindMap } from "./map/MindMap";
import { Notes, sectionId } from "./Notes";
import type { Note, NoteView } from "./note";
import { Quiz } from "./quiz/Quiz";
import { reviewCards } from "./review/dueCards";
import { Review } from "./review/Review";
import type { Tab } from "./Tabs";
import { AboutNote } from "./trust/AboutNote";

interface NoteTabsProps {
  note: Note;
  view: NoteView;
  goTo: (id: string) => void;
  contents: ReactNode;
  transcript: ReactNode;
  ask: ReactNode;
  wide: boolean;
  open: string;
}

export function noteTabs({ note, view, goTo, contents, transcript, ask, wide, open }: NoteTabsProps): Tab[] {
  const words = messages().reading.tabs;
  const { cards, questions, sections, summary, terms } = note;
  const toLearn = reviewCards(note);
  const written = summary.length + sections.length + terms.length > 0;
  const made = view.created_at && formatDate(view.created_at, { dateStyle: "long" });
  const notes = (
    <>
      {!wide && contents && (
        <details className="contents-fold">
          <summary>{words.contents}</summary>
          {contents}
        </details>
      )}
      <Notes note={note} />
    </>
  );
  const map = open === "map" && (
    <MindMap
      key={currentLanguage()}
      note={note}
      rightToLeft={isRightToLeft(note.language)}
      onOpen={(section) => goTo(sectionId(section))}
    />
  );
  const tabs: (Tab | false)[] = [
    (written || cards.length + questions.length === 0) && { id: "notes", name: words.notes, panel: notes },
    !wide && { id: "transcript", name: words.transcript, panel: transcript },
    !wide && Boolean(ask) && { id: "ask", name: messages().reading.ask.title, panel: ask },
    sections.length > 1 && { id: "map", name: words.map, panel: map },
    cards.length > 0 && {
      id: "cards",
      name: words.cards,
      takesKeys: true,
      panel: <Cards cards={cards} noteId={view.note_id} shown={open === "cards"} />,
    },
    questions.length > 0 && {
      id: "quiz",
      name: words.quiz,
      panel: <Quiz questions={questions} noteId={view.note_id} />,
    },
    toLearn.length > 0 && {
      id: "review",
      name: words.review,
      takesKeys: true,
      panel: open === "review" && (
        <Review cards={toLearn} noteId={view.note_id} youtubeId={view.youtube_id} />
      ),
    },
    { id: "about", name: words.about, panel: <AboutNote note={note} made={made} /> },
  ];
  return tabs.filter((tab) => tab !== false);
}
