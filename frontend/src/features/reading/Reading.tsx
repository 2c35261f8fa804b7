/** A note as it is read: the player and what helps to find one's way left, the notes right. */
import { useRef, useState } from "react";

import { asProblem, type ApiProblem } from "@/api/problem";
import { Trouble } from "@/look/Trouble";

import { Beside } from "./Beside";
import { isRightToLeft } from "./clean";
import { Contents } from "./Contents";
import { Downloads } from "./Downloads";
import { Erase } from "./Erase";
import { Head } from "./Head";
import { Help } from "./Help";
import type { Note, NoteView } from "./note";
import { panelsOf } from "./panels";
import { WithVideo } from "./player/context";
import { beside, Tabs } from "./Tabs";
import { Transcript, useSearch } from "./transcript/Transcript";
import { usePageKeys } from "./usePageKeys";
import { useWide } from "./useWide";

interface ReadingProps {
  view: NoteView;
  note: Note;
  onErased: () => void;
}

export function Reading(props: ReadingProps) {
  const { segments, estimated } = props.note.transcript;
  return (
    <WithVideo youtubeId={props.view.youtube_id} segments={segments} estimated={estimated}>
      <Page {...props} />
    </WithVideo>
  );
}

function Page({ view, note, onErased }: ReadingProps) {
  const wide = useWide();
  const search = useSearch(note.transcript.segments);
  const field = useRef<HTMLInputElement>(null);
  const [tab, setTab] = useState("");
  const [side, setSide] = useState(note.sections.length ? "contents" : "transcript");
  const [help, setHelp] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const goTo = (id: string) => {
    setTab("notes");
    afterDrawing(() => show(id));
  };
  const openSearch = () => {
    if (wide) setSide("transcript");
    else setTab("transcript");
    afterDrawing(() => field.current?.focus());
  };
  const transcript = <Transcript transcript={note.transcript} search={search} field={field} />;
  const contents = note.sections.length > 0 && <Contents note={note} onGo={goTo} />;
  const tabs = panelsOf({ note, view, goTo, contents, transcript, wide, open: tab });
  const open = tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? "";
  const turn = (by: 1 | -1) => setTab(beside(tabs, open, by));
  const keys = usePageKeys({ search, openSearch, turn, help: () => setHelp(true) });
  const title = note.title || view.title;
  return (
    <main className="reading" data-note={view.note_id}>
      <Beside
        {...{ note, title, contents, transcript, wide, side }}
        onSide={setSide}
        onHelp={() => setHelp(true)}
      />
      <article className="paper" lang={note.language} dir={isRightToLeft(note.language) ? "rtl" : "ltr"}>
        <Head note={note} title={title} onTrust={() => setTab("about")} />
        {problem && <Trouble problem={problem} />}
        <Tabs label="Parts of the note" tabs={tabs} open={open} onOpen={setTab}>
          <Downloads view={view} onTrouble={(error) => setProblem(asProblem(error))} />
        </Tabs>
        <footer className="paper-foot" lang="en">
          <Erase videoId={view.video_id} onErased={onErased} />
        </footer>
      </article>
      <Help keys={keys} open={help} onClose={() => setHelp(false)} />
    </main>
  );
}

/** When what was just asked for is on the page. */
function afterDrawing(act: () => void): void {
  requestAnimationFrame(act);
}

function show(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}
