/** What stands beside the notes: the video, and where there is room, contents and transcript. */
import { useState, type ReactNode } from "react";

import { Button } from "@/look/Button";

import { useFollow } from "./follow";
import { endOf } from "./moments";
import type { Note } from "./note";
import { Player } from "./player/Player";
import { Tabs, type Tab } from "./Tabs";

interface BesideProps {
  note: Note;
  title: string;
  contents: ReactNode;
  transcript: ReactNode;
  wide: boolean;
  /** Which of the two is open. */
  side: string;
  onSide: (id: string) => void;
  onHelp: () => void;
}

export function Beside(props: BesideProps) {
  const { note, title, contents, transcript, wide, side, onSide, onHelp } = props;
  const [following, setFollowing] = useState(false);
  useFollow(following);
  const { segments, video } = note.transcript;
  const tabs: (Tab | false)[] = [
    Boolean(contents) && { id: "contents", name: "Contents", panel: contents },
    { id: "transcript", name: "Transcript", panel: transcript },
  ];
  return (
    <aside className="beside" aria-label="Video">
      <Player title={title} seconds={endOf(segments, video.duration)} />
      <div className="beside-foot">
        <Button weight="bare" aria-pressed={following} onClick={() => setFollowing(!following)}>
          Follow the video
        </Button>
        <Button weight="bare" aria-haspopup="dialog" onClick={onHelp}>
          Keys <kbd>?</kbd>
        </Button>
      </div>
      {wide && (
        <Tabs
          label="Beside the notes"
          open={side}
          onOpen={onSide}
          tabs={tabs.filter((tab) => tab !== false)}
        />
      )}
    </aside>
  );
}
