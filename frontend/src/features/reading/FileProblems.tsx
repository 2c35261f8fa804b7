/** The files that were ordered and could not be made: why, and what to do about it. */
import { languageAttributes, messages } from "@/language/messages";
import { fileLabel } from "@/api/video";
import { Notice } from "@/ui/Notice";

import type { FileProblem } from "./note";
import { sanitizeLine } from "./sanitize";

export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  const words = messages().reading.fileProblems;
  return (
    <div className="file-problems" {...languageAttributes()}>
      <Notice variant="warning">
        {problems.map(({ exporter, message }) => (
          <p key={`${exporter}: ${message}`}>
            <strong>{words.notMade(fileLabel(exporter))}</strong>{" "}
            <span dir="auto">{sanitizeLine(message)}</span>
          </p>
        ))}
        <p>{words.next}</p>
      </Notice>
    </div>
  );
}
