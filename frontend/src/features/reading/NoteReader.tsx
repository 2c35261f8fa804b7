/** A note as it is read: the player and what helps to find one's way left, the notes right. */
import { useCallback, useRef, useState, type ReactNode } from "react";

import { currentLanguage, messages } from "@/language/messages";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { RenameNote } from "@/notes/RenameNote";
import { ErrorMessage } from "@/ui/ErrorMessage";

import { AskNote, useNoteQuestions } from "./ask/AskNote";
import { SidePanel } from "./SidePanel";
import { isRightToLeft } from "./sanitize";
import { TableOfContents } from "./TableOfContents";
import { Downloads } from "./Downloads";
import { FileProblems } from "./FileProblems";
import { DeleteNote } from "./DeleteNote";
import { NoteHeader } from "./NoteHeader";
import { ShortcutsDialog } from "./ShortcutsDialog";
import type { Note, NoteView, Segment } from "./note";
import { MarkProvider, useMarkStore } from "./marks/MarkContext";
import { noteTabs } from "./noteTabs";
import { usePlace } from "./place/usePlace";
import { PlayerProvider, usePlayer } from "./player/PlayerContext";
import { bringIntoView } from "./scroll";
import { adjacentTab, Tabs } from "./Tabs";
import { TranscriptPanel, useTranscriptSearch } from "./transcript/TranscriptPanel";
import { loadTranscript, useTranscript } from "./transcript/useTranscript";
import { useWordsInsteadOfVideo } from "./transcript/useWordsInsteadOfVideo";
import { useNoteShortcuts } from "./useNoteShortcuts";
import { useIsWide } from "./useIsWide";

const NO_LINES: readonly Segment[] = [];

interface NoteReaderProps {
  view: NoteView;
  note: Note;
  /** What becomes of the page when its owner has changed it; none for a note that is nobody's. */
  owner?: NoteOwner;
  /** What is to be known before it is read. */
  notice?: ReactNode;
}

interface NoteOwner {
  onDeleted: () => void;
  /** The note has another title. */
  onRenamed: () => void;
}

export function NoteReader(props: NoteReaderProps) {
  const { segments, estimated } = props.note.transcript;
  return (
    <PlayerProvider youtubeId={props.view.youtube_id} segments={segments} estimated={estimated}>
      <MarkProvider view={props.view} kept={props.owner !== undefined}>
        <NoteLayout {...props} />
      </MarkProvider>
    </PlayerProvider>
  );
}

function NoteLayout({ view, note, owner, notice }: NoteReaderProps) {
  const wide = useIsWide();
  const [tab, setTab] = usePlace(view.note_id, usePlayer().playback);
  const [sideTab, setSideTab] = useState(
    note.sections.length && tab !== "transcript" ? "contents" : "transcript",
  );
  const words = useTranscript(view, note, (wide ? sideTab : tab) === "transcript");
  const search = useTranscriptSearch(words.data?.segments ?? NO_LINES);
  const field = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const goTo = (id: string) => {
    setTab("notes");
    onNextFrame(() => scrollToElement(id));
  };
  const openTranscript = () => (wide ? setSideTab("transcript") : setTab("transcript"));
  useWordsInsteadOfVideo(openTranscript);
  const openSearch = () => {
    openTranscript();
    onNextFrame(() => field.current?.focus());
  };
  const transcript = <TranscriptPanel words={words} search={search} field={field} />;
  const questions = useNoteQuestions(view);
  const ask = owner && <AskNote questions={questions} />;
  const contents = note.sections.length > 0 && <TableOfContents note={note} onGo={goTo} />;
  const tabs = noteTabs({ note, view, goTo, contents, transcript, ask, wide, open: tab });
  const open = tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? "";
  const turnTab = (by: 1 | -1) => setTab(adjacentTab(tabs, open, by));
  const shortcuts = useNoteShortcuts({ search, openSearch, turnTab, showHelp: () => setHelp(true) });
  const { title } = note;
  return (
    <main className="reading" data-note={view.note_id}>
      <SidePanel
        {...{ note, title, contents, transcript, ask, wide, openTab: sideTab }}
        onOpenTab={setSideTab}
        onHelp={() => setHelp(true)}
      />
      <article className="paper" lang={note.language} dir={isRightToLeft(note.language) ? "rtl" : "ltr"}>
        {notice}
        <NoteHeader note={note} onShowTrust={() => setTab("about")}>
          {owner && <RenameNote noteId={view.note_id} title={title} onRenamed={owner.onRenamed} />}
        </NoteHeader>
        {problem && <ErrorMessage problem={problem} />}
        <FileProblems problems={view.problems} />
        <Tabs label={messages().reading.tabs.label} tabs={tabs} open={open} onOpen={setTab}>
          <NoteDownloads view={view} note={note} onError={(error) => setProblem(toProblem(error))} />
        </Tabs>
        {owner && (
          <footer className="paper-foot" lang={currentLanguage()}>
            <DeleteNote videoId={view.video_id} onDeleted={owner.onDeleted} />
          </footer>
        )}
      </article>
      <ShortcutsDialog shortcuts={shortcuts} open={help} onClose={() => setHelp(false)} />
    </main>
  );
}

interface NoteDownloadsProps {
  view: NoteView;
  note: Note;
  onError: (error: unknown) => void;
}

function NoteDownloads({ view, note, onError }: NoteDownloadsProps) {
  const api = useApi();
  const load = useCallback(() => loadTranscript(api, view, note), [api, view, note]);
  return <Downloads view={view} marks={useMarkStore()} loadWords={load} onError={onError} />;
}

/** When what was just asked for is on the page. */
function onNextFrame(act: () => void): void {
  requestAnimationFrame(act);
}

function scrollToElement(id: string): void {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  if (element) bringIntoView(element, "start");
}
