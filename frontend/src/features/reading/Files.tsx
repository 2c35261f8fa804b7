/** What there is of a note that this page cannot lay out: its files. */
import { useState } from "react";

import { asProblem, type ApiProblem } from "@/api/problem";
import { Notice } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";

import { oneLine } from "./clean";
import { Downloads } from "./Downloads";
import { Erase } from "./Erase";
import type { NoteView } from "./note";

export function Files({ view, onErased }: { view: NoteView; onErased: () => void }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  return (
    <main className="page page-narrow reading-files">
      <h1 dir="auto">{oneLine(view.title)}</h1>
      <Notice title="This note cannot be shown here">
        {view.artifacts.length > 0
          ? "It was made without the file that this page reads, or by another version. Its files are all there to take."
          : "No file of it is left. Delete it, and have it made anew."}
      </Notice>
      {problem && <Trouble problem={problem} />}
      <Downloads view={view} onTrouble={(error) => setProblem(asProblem(error))} />
      <Erase videoId={view.video_id} onErased={onErased} />
    </main>
  );
}
