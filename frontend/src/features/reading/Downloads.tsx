/** The files of a note, the PDF first. Each is asked for anew: links to files end after minutes. */
import { useState } from "react";

import { useApi } from "@/api/context";
import { Button } from "@/look/Button";
import { Icon } from "@/look/Icon";

import "./files.css";
import { freshLink, inOrder, nameOf, sizeOf } from "./artifacts";
import type { ArtifactLink, NoteView } from "./note";

interface DownloadsProps {
  view: NoteView;
  onTrouble: (error: unknown) => void;
  /** Somewhere else in tests. */
  go?: (address: string) => void;
}

export function Downloads({ view, onTrouble, go = follow }: DownloadsProps) {
  const api = useApi();
  const [busy, setBusy] = useState("");
  const [first, ...others] = inOrder(view.artifacts);
  const take = async (name: string) => {
    setBusy(name);
    try {
      go((await freshLink(api, view.note_id, name)).href);
    } catch (error) {
      onTrouble(error);
    } finally {
      setBusy("");
    }
  };
  if (!first) return null;
  return (
    <div className="downloads">
      <Button
        weight="main"
        aria-disabled={busy === first.name}
        onClick={() => void take(first.name)}
        title={sizeOf(first)}
      >
        <Icon name="download" /> {nameOf(first)}
      </Button>
      {others.length > 0 && <Others artifacts={others} busy={busy} onTake={(name) => void take(name)} />}
    </div>
  );
}

interface OthersProps {
  artifacts: readonly ArtifactLink[];
  busy: string;
  onTake: (name: string) => void;
}

function Others({ artifacts, busy, onTake }: OthersProps) {
  return (
    <details className="files-menu">
      <summary className="button button-quiet">
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
              <span dir="auto">{nameOf(artifact)}</span>
              <span className="quiet">{sizeOf(artifact)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The file comes as an attachment, so the page stays. */
function follow(address: string): void {
  window.location.assign(address);
}
