/** The files of a note, the PDF first. Each is asked for anew: links to files end after minutes. */
import { useState } from "react";

import { useApi } from "@/api/ServiceContext";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";

import "./downloads.css";
import { fetchDownloadUrl, sortArtifacts, artifactLabel, formatSize } from "./artifacts";
import type { ArtifactLink, NoteView } from "./note";

interface DownloadsProps {
  view: NoteView;
  onError: (error: unknown) => void;
  /** Somewhere else in tests. */
  go?: (address: string) => void;
}

export function Downloads({ view, onError, go = navigate }: DownloadsProps) {
  const api = useApi();
  const [busy, setBusy] = useState("");
  const [first, ...others] = sortArtifacts(view.artifacts);
  const take = async (name: string) => {
    setBusy(name);
    try {
      go((await fetchDownloadUrl(api, view.note_id, name)).href);
    } catch (error) {
      onError(error);
    } finally {
      setBusy("");
    }
  };
  if (!first) return null;
  return (
    <div className="downloads">
      <Button
        variant="primary"
        aria-disabled={busy === first.name}
        onClick={() => void take(first.name)}
        title={formatSize(first)}
      >
        <Icon name="download" /> {artifactLabel(first)}
      </Button>
      {others.length > 0 && (
        <OtherDownloads artifacts={others} busy={busy} onTake={(name) => void take(name)} />
      )}
    </div>
  );
}

interface OtherDownloadsProps {
  artifacts: readonly ArtifactLink[];
  busy: string;
  onTake: (name: string) => void;
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
            <button
              type="button"
              aria-disabled={busy === artifact.name}
              onClick={() => onTake(artifact.name)}
            >
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
