/** The files of a note, the PDF first. Each is asked for anew: links to files end after minutes. */
import { useState } from "react";

import { toProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";

import "./downloads.css";
import { fetchDownloadUrl, FileEditions, sortArtifacts, artifactLabel, formatSize } from "./artifacts";
import type { MarkStore } from "./marks/markStore";
import type { ArtifactLink, NoteView } from "./note";

interface DownloadsProps {
  view: NoteView;
  /** What is marked on this page, which its files are to show. */
  marks?: MarkStore;
  onError: (error: unknown) => void;
  /** Somewhere else in tests. */
  go?: (address: string) => void;
}

export function Downloads({ view, marks, onError, go = navigate }: DownloadsProps) {
  const { artifacts, busy, making, take } = useDownloads(view, marks, onError, go);
  const [first, ...others] = sortArtifacts(artifacts);
  if (!first) return null;
  return (
    <div className="downloads">
      <Button
        variant="primary"
        aria-disabled={busy === first.name}
        onClick={() => void take(first)}
        title={formatSize(first)}
      >
        <Icon name="download" /> {artifactLabel(first)}
      </Button>
      {others.length > 0 && (
        <OtherDownloads artifacts={others} busy={busy} onTake={(file) => void take(file)} />
      )}
      <span role="status" className="downloads-making">
        {making && "Adding your marks"}
      </span>
    </div>
  );
}

function useDownloads(
  view: NoteView,
  marks: MarkStore | undefined,
  onError: (error: unknown) => void,
  go: (address: string) => void,
) {
  const api = useApi();
  const [artifacts, setArtifacts] = useState(view.artifacts);
  const [editions] = useState(() => new FileEditions(api, view.note_id, view.artifacts, marks?.marks));
  const [busy, setBusy] = useState("");
  const [making, setMaking] = useState(false);

  /** Bring the files up to the marks. What cannot be made is told, and there is as it was. */
  const renew = async (file: ArtifactLink) => {
    await marks?.settled();
    const shown = marks?.marks;
    if (!editions.behind(file, shown)) return;
    setMaking(true);
    try {
      setArtifacts(await editions.renew(file.name, shown));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code !== "files_not_made" && problem.code !== "files_too_slow") throw problem;
      onError(problem);
    } finally {
      setMaking(false);
    }
  };
  const take = async (file: ArtifactLink) => {
    setBusy(file.name);
    try {
      await renew(file);
      go((await fetchDownloadUrl(api, view.note_id, file.name)).href);
    } catch (error) {
      onError(error);
    } finally {
      setBusy("");
    }
  };
  return { artifacts, busy, making, take };
}

interface OtherDownloadsProps {
  artifacts: readonly ArtifactLink[];
  busy: string;
  onTake: (file: ArtifactLink) => void;
}

function OtherDownloads({ artifacts, busy, onTake }: OtherDownloadsProps) {
  return (
    <details className="files-menu">
      <summary className="button button-secondary">
        <span className="unseen">Other files</span>
        <Icon name="down" />
      </summary>
      <ul role="list">
        {artifacts.map((artifact) => (
          <li key={artifact.name}>
            <button type="button" aria-disabled={busy === artifact.name} onClick={() => onTake(artifact)}>
              <span dir="auto">{artifactLabel(artifact)}</span>
              <span className="quiet">{formatSize(artifact)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The file comes as an attachment, so the page stays. */
function navigate(address: string): void {
  window.location.assign(address);
}
