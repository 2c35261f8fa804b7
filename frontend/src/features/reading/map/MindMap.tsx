/** The sections as a map. It is drawn to the width there is, so that nobody has to zoom. */
import { useLayoutEffect, useMemo, useRef, useState } from "react";

import { clock, linkAt } from "../moments";
import type { Note } from "../note";
import { useNow, usePlaying, useVideo } from "../player/context";
import { layoutOf, LEAF_LINE, LINE, type Box, type Branch } from "./layout";
import "./map.css";

interface MindMapProps {
  note: Note;
  rightToLeft: boolean;
  onOpen: (section: number) => void;
}

export function MindMap({ note, rightToLeft, onOpen }: MindMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(place.current?.clientWidth ?? 0);
    const watcher = new ResizeObserver(measure);
    if (place.current) watcher.observe(place.current);
    measure();
    return () => watcher.disconnect();
  }, []);
  const layout = useMemo(() => (width ? layoutOf(note, width) : null), [note, width]);
  const playing = usePlaying(note.sections);
  return (
    <div ref={place} className="map">
      {layout && (
        <svg
          width={layout.width}
          height={layout.height}
          role="group"
          aria-label="Map of the sections"
          direction={rightToLeft ? "rtl" : "ltr"}
        >
          {layout.branches.map((branch) => (
            <path key={branch.section} className={`vine hue-${branch.hue}`} d={branch.path} />
          ))}
          <BoxText box={layout.root} className="map-root" />
          {layout.branches.map((branch) => (
            <Section
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

interface SectionProps extends Pick<MindMapProps, "rightToLeft" | "onOpen"> {
  branch: Branch;
  playing: boolean;
}

function Section({ branch, playing, rightToLeft, onOpen }: SectionProps) {
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
      <PlayFrom branch={branch} x={edge} />
      {branch.leaves.map((leaf, index) => (
        <text key={index} className="leaf" x={edge} y={leaf.y + LEAF_LINE - 4}>
          {leaf.lines[0]}
        </text>
      ))}
    </g>
  );
}

/** A link as wide as a finger. Its target is drawn, so that it can be hit. */
function PlayFrom({ branch, x }: { branch: Branch; x: number }) {
  const { youtubeId, playback, estimated } = useVideo();
  const trouble = useNow((now) => now.trouble);
  return (
    <a
      href={linkAt(youtubeId, branch.start)}
      target="_blank"
      rel="noopener"
      aria-label={`Play from ${clock(branch.start)}`}
      onClick={(event) => {
        if (trouble) return;
        event.preventDefault();
        playback.seek(branch.start);
      }}
    >
      <rect className="hit" x={branch.x} y={branch.timeY} width={branch.width} height={24} />
      <text className="map-time" x={x} y={branch.timeY + 17}>
        {estimated && "≈ "}
        {clock(branch.start)}
      </text>
    </a>
  );
}

/** Lines in the middle of a box: the same for every direction of writing. */
function BoxText({ box, className }: { box: Box; className: string }) {
  const first = box.y + (box.height - box.lines.length * LINE) / 2 + 14;
  return (
    <g className={className}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="10" />
      <text textAnchor="middle">
        {box.lines.map((line, index) => (
          <tspan key={index} x={box.x + box.width / 2} y={first + index * LINE}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
