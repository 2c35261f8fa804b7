/** The files of a note, the PDF first. Each is asked for anew: links to files end after minutes. */
import { useCallback, useRef, useState, type ReactNode } from "react";

import { messages } from "@/language/messages";
import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useDismiss } from "@/ui/useDismiss";

import "./downloads.css";
import { fetchDownloadUrl, FileEditions, sortArtifacts, artifactLabel, formatSize } from "./artifacts";
import type { MarkStore } from "./marks/markStore";
import type { Artifact, NoteView, Transcript } from "./note";
import { saveTranscript, TRANSCRIPT_FORMATS } from "./transcript/transcriptFiles";

interface DownloadsProps {
  view: NoteView;
  onError: (error: unknown) => void;
  /** What is marked on this page, which its files are to show. */
  marks?: MarkStore;
  /** The words, to be saved in any of their formats; left out where nothing of them can be read. */
  loadWords?: () => Promise<Transcript>;
  /** Somewhere else in tests. */
  go?: (address: string) => void;
}

export function Downloads({ view, onError, marks, loadWords, go = navigate }: DownloadsProps) {
  const { artifacts, busy, making, take, takeFile } = useDownloads(view, marks, onError, go);
  const words = messages().reading.downloads;
  const [first, ...others] = sortArtifacts(artifacts);
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
                label={words.transcript[format.extension]}
                size=""
                busy={busy === format.extension}
                onTake={() =>
                  take(format.extension, async () => saveTranscript(await loadWords(), view.title, format))
                }
              />
            ))}
        </FilesMenu>
      )}
      <span role="status" className="downloads-making">
        {making && words.marking}
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
  const [artifacts, setArtifacts] = useState<readonly Artifact[]>(view.artifacts);
  const [editions] = useState(() => new FileEditions(api, view.note_id, view.artifacts, marks?.marks));
  const [busy, setBusy] = useState("");
  const [making, setMaking] = useState(false);

  /** Bring the files up to the marks. What cannot be made is told, and there is as it was. */
  const renew = async (file: Artifact) => {
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
  const save = async (name: string, act: () => Promise<void>) => {
    setBusy(name);
    try {
      await act();
    } catch (error) {
      onError(error);
    } finally {
      setBusy("");
    }
  };
  const take = (name: string, act: () => Promise<void>) => void save(name, act);
  const takeFile = (file: Artifact) =>
    take(file.name, async () => {
      await renew(file);
      go((await fetchDownloadUrl(api, view.note_id, file.name)).href);
    });
  return { artifacts, busy, making, take, takeFile };
}

/** The file comes as an attachment, so the page stays. */
function navigate(address: string): void {
  window.location.assign(address);
}

function FilesMenu({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useDismiss(menu, open, close, "button");
  return (
    <div className="files-menu" ref={menu}>
      <Button
        aria-expanded={open}
        aria-label={messages().reading.downloads.others}
        onClick={() => setOpen(!open)}
      >
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
