/** What stands beside the notes: the video, and where there is room, contents and transcript. */
import { useState, type ReactNode } from "react";

import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Switch } from "@/ui/Switch";

import { useFollowPlayback } from "./scroll";
import { videoEnd } from "./time";
import type { Note } from "./note";
import { Player } from "./player/Player";
import { usePlayer } from "./player/PlayerContext";
import { Tabs, type Tab } from "./Tabs";

interface SidePanelProps {
  note: Note;
  title: string;
  contents: ReactNode;
  transcript: ReactNode;
  /** The box to ask the video, where one may. */
  ask: ReactNode;
  wide: boolean;
  /** Which of them is open. */
  openTab: string;
  onOpenTab: (id: string) => void;
  onHelp: () => void;
}

export function SidePanel(props: SidePanelProps) {
  const { note, title, contents, transcript, ask, wide, openTab, onOpenTab, onHelp } = props;
  const [following, setFollowing] = useState(false);
  useFollowPlayback(following);
  const words = messages().reading;
  const { segments, video } = note.transcript;
  const filmed = usePlayer().youtubeId !== "";
  const tabs: (Tab | false)[] = [
    Boolean(contents) && { id: "contents", name: words.tabs.contents, panel: contents },
    { id: "transcript", name: words.tabs.transcript, panel: transcript },
    Boolean(ask) && { id: "ask", name: words.ask.title, panel: ask },
  ];
  return (
    <aside className="beside" aria-label={words.player.label}>
      <Player title={title} seconds={videoEnd(segments, video.duration)} />
      <div className="beside-foot">
        {filmed && (
          <Switch on={following} onChange={setFollowing}>
            {words.player.follow}
          </Switch>
        )}
        <Button variant="text" className="for-keys" aria-haspopup="dialog" onClick={onHelp}>
          {words.keys.title} <kbd>?</kbd>
        </Button>
      </div>
      {wide && (
        <Tabs
          label={words.tabs.beside}
          open={openTab}
          onOpen={onOpenTab}
          tabs={tabs.filter((tab) => tab !== false)}
        />
      )}
    </aside>
  );
}
