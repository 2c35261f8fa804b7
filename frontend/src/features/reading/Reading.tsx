/** The page of a note: the player and what helps to find one's way left, the notes right. */
import { useMemo, useState } from "react";

import { asProblem, type ApiProblem } from "@/api/problem";
import { Button } from "@/look/Button";
import { Trouble } from "@/look/Trouble";

import { isRightToLeft } from "./clean";
import { Contents } from "./Contents";
import { Downloads } from "./Downloads";
import { Erase } from "./Erase";
import { useFollow } from "./follow";
import { Head } from "./Head";
import { Help } from "./Help";
import { step, startAtHand, useKeys, type Key } from "./keys";
import { endOf } from "./moments";
import type { Note, NoteView } from "./note";
import { panelsOf } from "./panels";
import { useVideo, WithVideo } from "./player/context";
import { Player } from "./player/Player";
import { beside, Tabs } from "./Tabs";
import { Transcript, useSearch, type Search } from "./transcript/Transcript";
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
  const [tab, setTab] = useState("");
  const [side, setSide] = useState(note.sections.length ? "contents" : "transcript");
  const [help, setHelp] = useState(false);
  const [following, setFollowing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  useFollow(following);

  const goTo = (id: string) => {
    setTab("notes");
    // After the panel is shown.
    requestAnimationFrame(() => { show(id); });
  };
  const transcript = <Transcript transcript={note.transcript} search={search} />;
  const contents = <Contents note={note} onGo={goTo} />;
  const tabs = panelsOf({ note, view, goTo, contents, transcript, wide, open: tab });
  const open = tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? "";
  const keys = usePageKeys({
    search,
    openSearch: () => {
      if (wide) setSide("transcript");
      else setTab("transcript");
    },
    turn: (by) => { setTab(beside(tabs, open, by)); },
    help: () => { setHelp(true); },
  });
  const title = note.title || view.title;
  return (
    <div className="reading" lang="en">
      <aside className="beside" aria-label="Video">
        <Player title={title} seconds={endOf(note.transcript.segments, note.transcript.video.duration)} />
        <div className="beside-foot">
          <Button weight="bare" aria-pressed={following} onClick={() => { setFollowing(!following); }}>
            Follow the video
          </Button>
          <Button weight="bare" aria-haspopup="dialog" onClick={() => { setHelp(true); }}>
            Keys <kbd>?</kbd>
          </Button>
        </div>
        {wide && (
          <Tabs
            label="Beside the notes"
            open={side}
            onOpen={setSide}
            tabs={[
              ...(note.sections.length ? [{ id: "contents", name: "Contents", panel: contents }] : []),
              { id: "transcript", name: "Transcript", panel: transcript },
            ]}
          />
        )}
      </aside>
      <article className="paper" lang={note.language} dir={isRightToLeft(note.language) ? "rtl" : "ltr"}>
        <Head note={note} title={title} onTrust={() => { setTab("about"); }} />
        {problem && <Trouble problem={problem} />}
        <Tabs label="Parts of the note" tabs={tabs} open={open} onOpen={setTab}>
          <Downloads view={view} onTrouble={(error) => { setProblem(asProblem(error)); }} />
        </Tabs>
        <footer className="paper-foot">
          <Erase videoId={view.video_id} onErased={onErased} />
        </footer>
      </article>
      <Help keys={keys} open={help} onClose={() => { setHelp(false); }} />
    </div>
  );
}

function show(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}

interface Doings {
  search: Search;
  openSearch: () => void;
  turn: (by: 1 | -1) => void;
  help: () => void;
}

function usePageKeys({ search, openSearch, turn, help }: Doings): Key[] {
  const { playback } = useVideo();
  const [heard, setHeard] = useState<number | null>(null);
  const listen = () => {
    const start = startAtHand();
    if (start === null || start === heard) playback.toggle();
    else playback.seek(start);
    setHeard(start);
  };
  const keys = useMemo(
    () => [
      {
        key: "/",
        does: "Search the transcript",
        act: () => {
          openSearch();
          requestAnimationFrame(() => search.field.current?.focus());
        },
      },
      { key: "j", does: "Next statement", act: () => { step(1); } },
      { key: "k", does: "Previous statement", act: () => { step(-1); } },
      { key: "l", does: "Listen to this statement; again: pause", act: listen },
      { key: "n", does: "Next hit of the search, else next tab", act: () => { if (!search.go(1)) turn(1); } },
      { key: "N", does: "Previous hit, else previous tab", act: () => { if (!search.go(-1)) turn(-1); } },
      { key: "?", does: "These keys", act: help },
    ],
    // Made anew with each state they read; listening to them costs nothing.
    [search, heard],
  );
  useKeys(keys);
  return keys;
}
