import { unwrap, type Schema } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Icon } from "@/ui/Icon";
import { useCallback, useState } from "react";

type Artifact = Schema<"CourseArtifact">;

interface CourseFilesProps {
  course: string;
  /** Somewhere else in tests. */
  go?: (address: string) => void;
}

/** Files of the whole course, each made when it is taken, of the notes that there are by then. */
export function CourseFiles({ course, go = navigate }: CourseFilesProps) {
  const api = useApi();
  const words = messages().courses.whole;
  const { made, busy, problem, take } = useFiles(course, go);
  const load = useCallback((signal: AbortSignal) => unwrap(api.GET("/plugins", { signal })), [api]);
  const { data, problem: unlisted, reload } = useRequest(load);
  if (unlisted && !data) return <ErrorMessage problem={unlisted} onRetry={reload} />;
  const exporters = data?.plugins.filter(
    ({ kind, abilities, ready }) => kind === "exporter" && ready && abilities.includes("course"),
  );
  return (
    <div className="course-files">
      <div className="course-actions">
        {exporters?.map(({ name, title }) => (
          <Button key={name} aria-disabled={busy !== ""} onClick={() => void (busy || take(name))}>
            <Icon name="download" /> {labelOf(name) ?? title}
          </Button>
        ))}
      </div>
      <p role="status" className="quiet">
        {busy ? words.making : made ? words.made(made.notes, made.videos) : words.none}
      </p>
      {problem ? <ErrorMessage problem={{ ...problem, title: words.failed }} /> : null}
    </div>
  );
}

function useFiles(course: string, go: (address: string) => void) {
  const api = useApi();
  const [made, setMade] = useState<Artifact | null>(null);
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const take = async (name: string) => {
    setBusy(name);
    setProblem(null);
    setMade(null);
    const path = { id: course, name };
    try {
      const file = await unwrap(api.GET("/courses/{id}/artifacts/{name}", { params: { path } }));
      go(webAddress(file.url));
      setMade(file);
    } catch (error) {
      setProblem(toProblem(error));
    }
    setBusy("");
  };
  return { made, busy, problem, take };
}

/** What a file is called on the page; a stranger's exporter says so itself. */
function labelOf(exporter: string): string | undefined {
  const known: Record<string, string | undefined> = messages().courses.whole.file;
  return known[exporter];
}

/** The file comes as an attachment, so the page stays. */
function navigate(address: string): void {
  window.location.assign(address);
}

/** Nothing but an address of the web is followed, whoever says it. */
function webAddress(address: string): string {
  const { protocol, href } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError("no address of the web");
  return href;
}
