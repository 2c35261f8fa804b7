/** What there is of a note that this page cannot lay out: its files. */
import { useState } from "react";

import { messages } from "@/language/messages";
import { toProblem, type ApiProblem } from "@/api/problem";
import { Notice } from "@/ui/Notice";
import { ErrorMessage } from "@/ui/ErrorMessage";

import { sanitizeLine } from "./sanitize";
import { Downloads } from "./Downloads";
import { FileProblems } from "./FileProblems";
import { DeleteNote } from "./DeleteNote";
import type { NoteView } from "./note";

export function FilesOnly({ view, onErased }: { view: NoteView; onErased: () => void }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const words = messages().reading.filesOnly;
  return (
    <main className="page page-narrow reading-files">
      <h1 dir="auto">{sanitizeLine(view.title)}</h1>
      <Notice title={words.title}>{view.artifacts.length > 0 ? words.files : words.nothing}</Notice>
      {problem && <ErrorMessage problem={problem} />}
      <FileProblems problems={view.problems} />
      <Downloads view={view} onError={(error) => setProblem(toProblem(error))} />
      <DeleteNote videoId={view.video_id} onDeleted={onErased} />
    </main>
  );
}
