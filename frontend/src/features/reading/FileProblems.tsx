/** The files that were ordered and could not be made: why, and what to do about it. */
import { fileLabel } from "@/api/video";
import { Notice } from "@/ui/Notice";

import type { FileProblem } from "./note";
import { sanitizeLine } from "./sanitize";

export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="file-problems" lang="en" dir="ltr">
      <Notice variant="warning">
        {problems.map(({ exporter, message }) => (
          <p key={`${exporter}: ${message}`}>
            <strong>The {fileLabel(exporter)} could not be made:</strong>{" "}
            <span dir="auto">{sanitizeLine(message)}</span>
          </p>
        ))}
        <p>
          Your credit paid for the notes, which are here. To have it tried once more, submit the video again:
          that costs another credit. If it fails again, tell whoever runs this service.
        </p>
      </Notice>
    </div>
  );
}
