/** The files of a note, the PDF first. Each is asked for anew: links to files end after minutes. */
import { useCallback, useRef, useState, type ReactNode } from "react";

import { useApi } from "@/api/ServiceContext";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useDismiss } from "@/ui/useDismiss";

import { fetchDownloadUrl, sortArtifacts, artifactLabel, formatSize } from "./artifacts";
import type { Artifact, NoteView, Transcript } from "./note";
import { saveTranscript, TRANSCRIPT_FORMATS } from "./transcript/transcriptFiles";

interface DownloadsProps {
  view: NoteView;
  onError: (error: unknown) => void;
  /** The words, to be saved in any of their formats; left out where nothing of them can be read. */
  loadWords?: () => Promise<Transcript>;
}

export function Downloads({ view, onError, loadWords }: DownloadsProps) {
  const api = useApi();
  const [busy, setBusy] = useState("");
  const [first, ...others] = sortArtifacts(view.artifacts);
  const take = async (name: string, save: () => Promise<void>) => {
    setBusy(name);
    try {
      await save();
    } catch (error) {
      onError(error);
    } finally {
      setBusy("");
    }
  };
  // The file comes as an attachment, so the page stays.
  const takeFile = ({ name }: Artifact) =>
    void take(name, async () =>
      window.location.assign((await fetchDownloadUrl(api, view.note_id, name)).href),
    );
  return (
    <div className="downloads">
      {first && (
        <Button
          variant="primary"
          aria-disabled={busy === first.name}
          onClick={() => takeFile(first)}
          title={formatSize(first)}
        >
          <Icon name="download" /> {artifactLabel(first)}
        </Button>
      )}
      {(others.length > 0 || loadWords) && (
        <FilesMenu>
          {others.map((artifact) => (
            <FileButton
              key={artifact.name}
              label={artifactLabel(artifact)}
              size={formatSize(artifact)}
              busy={busy === artifact.name}
              onTake={() => takeFile(artifact)}
            />
          ))}
          {loadWords &&
            TRANSCRIPT_FORMATS.map((format) => (
              <FileButton
                key={format.extension}
                label={format.label}
                size=""
                busy={busy === format.label}
                onTake={() =>
                  void take(format.label, async () => saveTranscript(await loadWords(), view.title, format))
                }
              />
            ))}
        </FilesMenu>
      )}
    </div>
  );
}

function FilesMenu({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(
    menu,
    open,
    useCallback(() => setOpen(false), []),
    "button",
  );
  return (
    <div className="files-menu" ref={menu}>
      <Button aria-expanded={open} aria-label="Other files" onClick={() => setOpen(!open)}>
        <Icon name="down" />
      </Button>
      {open && <ul role="list">{children}</ul>}
    </div>
  );
}

interface FileButtonProps {
  label: string;
  size: string;
  busy: boolean;
  onTake: () => void;
}

function FileButton({ label, size, busy, onTake }: FileButtonProps) {
  return (
    <li>
      <button type="button" aria-disabled={busy} onClick={onTake}>
        <span dir="auto">{label}</span>
        <span className="quiet">{size}</span>
      </button>
    </li>
  );
}
