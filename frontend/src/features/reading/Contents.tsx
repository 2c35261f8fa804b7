/** The table of contents: what there is, where it is, and what is playing. */
import type { Note } from "./note";
import { sectionId, TERMS_ID } from "./Notes";
import { usePlaying } from "./player/context";
import { Time } from "./player/Time";
import "./contents.css";

interface ContentsProps {
  note: Note;
  /** Show an element of the notes. */
  onGo: (id: string) => void;
}

export function Contents({ note, onGo }: ContentsProps) {
  const playing = usePlaying(note.sections);
  return (
    <nav className="contents" aria-label="Contents">
      <ol>
        {note.sections.map((section, index) => (
          <li key={index} data-said={index === playing || undefined}>
            <Entry id={sectionId(index)} name={section.title || "Untitled"} onGo={onGo} />
            <Time seconds={section.start} />
          </li>
        ))}
        {note.terms.length > 0 && (
          <li>
            <Entry id={TERMS_ID} name="Words to know" onGo={onGo} />
            <span className="quiet">{note.terms.length}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Entry({ id, name, onGo }: { id: string; name: string; onGo: (id: string) => void }) {
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
