/** The table of contents: what there is, where it is, and what is playing. */
import { messages } from "@/language/messages";
import type { Note } from "./note";
import { sectionId, TERMS_ID } from "./Notes";
import { usePlayingIndex } from "./player/PlayerContext";
import { TimeLink } from "./player/TimeLink";
import "./table-of-contents.css";

interface TableOfContentsProps {
  note: Note;
  /** Show an element of the notes. */
  onGo: (id: string) => void;
}

export function TableOfContents({ note, onGo }: TableOfContentsProps) {
  const playing = usePlayingIndex(note.sections);
  const words = messages().reading;
  return (
    <nav className="contents" aria-label={words.tabs.contents}>
      <ol>
        {note.sections.map((section, index) => (
          <li key={index} data-said={index === playing || undefined}>
            <ContentsLink id={sectionId(index)} name={section.title || words.untitled} onGo={onGo} />
            <TimeLink seconds={section.start} />
          </li>
        ))}
        {note.terms.length > 0 && (
          <li>
            <ContentsLink id={TERMS_ID} name={words.notes.terms} onGo={onGo} />
            <span className="quiet">{note.terms.length}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}

function ContentsLink({ id, name, onGo }: { id: string; name: string; onGo: (id: string) => void }) {
  return (
    <a
      href={`#${id}`}
      dir="auto"
      onClick={(event) => {
        event.preventDefault();
        onGo(id);
      }}
    >
      {name}
    </a>
  );
}
