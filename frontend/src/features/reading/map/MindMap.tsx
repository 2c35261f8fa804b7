/** The sections as a map. It is drawn to the width there is, so that nobody has to zoom. */
import { useLayoutEffect, useMemo, useRef, useState } from "react";

import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import { youtubeLink } from "../time";
import type { Note } from "../note";
import { usePlaybackState, usePlayingIndex, usePlayer } from "../player/PlayerContext";
import { layoutMindMap, LEAF_HEIGHT, LINE_HEIGHT, type Box, type Branch } from "./layout";
import "./map.css";

interface MindMapProps {
  note: Note;
  rightToLeft: boolean;
  onOpen: (section: number) => void;
}

export function MindMap({ note, rightToLeft, onOpen }: MindMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(container.current?.clientWidth ?? 0);
    const watcher = new ResizeObserver(measure);
    if (container.current) watcher.observe(container.current);
    measure();
    return () => watcher.disconnect();
  }, []);
  const layout = useMemo(
    () => (width ? layoutMindMap(note, width, rightToLeft) : null),
    [note, width, rightToLeft],
  );
  const playing = usePlayingIndex(note.sections);
  return (
    <div ref={container} className="map">
      {layout && (
        <svg
          width={layout.width}
          height={layout.height}
          role="group"
          aria-label={messages().reading.map}
          direction={rightToLeft ? "rtl" : "ltr"}
        >
          {layout.branches.map((branch) => (
            <path key={branch.section} className={`vine hue-${branch.hue}`} d={branch.path} />
          ))}
          <BoxText box={layout.root} className="map-root" />
          {layout.branches.map((branch) => (
            <MapSection
              key={branch.section}
              branch={branch}
              playing={branch.section === playing}
              onOpen={onOpen}
              rightToLeft={rightToLeft}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

interface MapSectionProps extends Pick<MindMapProps, "rightToLeft" | "onOpen"> {
  branch: Branch;
  playing: boolean;
}

function MapSection({ branch, playing, rightToLeft, onOpen }: MapSectionProps) {
  const edge = rightToLeft ? branch.x + branch.width - 14 : branch.x + 14;
  return (
    <g className={`branch hue-${branch.hue}`} data-said={playing || undefined}>
      <a
        href={`#section-${branch.section + 1}`}
        onClick={(event) => {
          event.preventDefault();
          onOpen(branch.section);
        }}
      >
        <BoxText box={branch} className="map-section" />
      </a>
      <PlayLink branch={branch} x={edge} />
      {branch.leaves.map((leaf, index) => (
        <text key={index} className="leaf" x={edge} y={leaf.y + LEAF_HEIGHT - 4}>
          {leaf.lines[0]}
        </text>
      ))}
    </g>
  );
}

/** A link as wide as a finger. Its target is drawn, so that it can be hit. */
function PlayLink({ branch, x }: { branch: Branch; x: number }) {
  const { youtubeId, playback, estimated } = usePlayer();
  const error = usePlaybackState((now) => now.error);
  return (
    <a
      href={youtubeLink(youtubeId, branch.start)}
      target="_blank"
      rel="noopener"
      aria-label={`${messages().reading.player.from} ${formatTime(branch.start)}`}
      onClick={(event) => {
        if (error) return;
        event.preventDefault();
        playback.seek(branch.start);
      }}
    >
      <rect className="hit" x={branch.x} y={branch.timeY} width={branch.width} height={24} />
      <text className="map-time" x={x} y={branch.timeY + 17}>
        {estimated && "≈ "}
        {formatTime(branch.start)}
      </text>
    </a>
  );
}

/** Lines in the middle of a box: the same for every direction of writing. */
function BoxText({ box, className }: { box: Box; className: string }) {
  const first = box.y + (box.height - box.lines.length * LINE_HEIGHT) / 2 + 14;
  return (
    <g className={className}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="10" />
      <text textAnchor="middle">
        {box.lines.map((line, index) => (
          <tspan key={index} x={box.x + box.width / 2} y={first + index * LINE_HEIGHT}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
