import { messages } from "@/language/messages";
import { useApi } from "@/api/ServiceContext";
import { useMemo, useRef, useState } from "react";
import {
  AS_READ,
  correctionsIn,
  MAX_TEXT,
  newCaptions,
  type CaptionsSource,
  type Corrections,
  type NewCaptions,
  type OrderedCaptions,
} from "./captions";
import { uploadCaptions } from "./upload";
import { useFile, type ChosenFile } from "./useFile";
import { usePreview, type Reading } from "./usePreview";

export interface OwnCaptions {
  /** The pasted text. It is kept, and counts for nothing, while there is a file. */
  text: string;
  setText: (text: string) => void;
  file: ChosenFile | null;
  /** What the file is called that is ordered. */
  name: string;
  chooseFile: (file: File) => void;
  dropFile: () => void;
  /** Why a file or a text was not taken. */
  error: string;
  /** A file was chosen and not taken: nothing else is ordered in its place before `dropFile`. */
  rejected: boolean;
  reading: Reading;
  /** Read the same once more. */
  retry: () => void;
  corrections: Corrections;
  correct: (part: Partial<Corrections>) => void;
  /** There are none: YouTube's are meant. */
  empty: boolean;
  /** They can be ordered: they were read, or could not be looked into for now. */
  ready: boolean;
  /** They are being uploaded or read. */
  pending: boolean;
  /** What to order; the pasted text is uploaded for it. Null if there are none. Throws ApiProblem. */
  take: () => Promise<NewCaptions | null>;
  /** They were ordered: what was changed or chosen since stays. */
  clear: () => void;
}

const PASTED_FILE = "transcript.txt";

/**
 * Captions of the user's own: pasted or chosen, read, corrected. `title` is what the video is called so far,
 * `ordered` what it was ordered with before.
 */
export function useOwnCaptions(title = "", ordered: OrderedCaptions | null = null): OwnCaptions {
  const [text, setText] = useState("");
  const [corrections, setCorrections] = useState<Corrections>(
    ordered ? correctionsIn(ordered) : { ...AS_READ, title: title || null },
  );
  const { file, error, choose, drop, dropIfStill } = useFile(
    ordered && { name: ordered.name, share: 1, upload: ordered.upload },
  );
  const tooLong = text.length > MAX_TEXT;
  const source = useSource(file, tooLong ? "" : text);
  const { reading, retry } = usePreview(source);
  const upload = useUpload();

  const restart = () => setCorrections({ ...AS_READ, title: title || null });
  const dropFile = () => {
    drop();
    restart();
  };
  const take = async () => {
    if (!source) return null;
    const read = reading.state === "read" ? reading.preview : null;
    return newCaptions(await upload(source), read, corrections);
  };
  return {
    text,
    setText,
    file,
    name: file?.name ?? PASTED_FILE,
    chooseFile: (chosen) => {
      restart();
      void choose(chosen);
    },
    dropFile,
    error: error || (tooLong && !file ? messages().captions.tooLong : ""),
    rejected: error !== "",
    reading,
    retry,
    corrections,
    correct: (part) => setCorrections((now) => ({ ...now, ...part })),
    empty: !file && !error && !text.trim(),
    ready: source !== null && !error && canBeOrdered(reading),
    pending: reading.state === "reading" || (file !== null && !file.upload),
    take,
    clear: () => {
      setText((now) => (now === text ? "" : now));
      setCorrections((now) => (now === corrections ? { ...AS_READ, title: title || null } : now));
      dropIfStill(file);
    },
  };
}

function useSource(file: ChosenFile | null, text: string): CaptionsSource | null {
  const upload = file?.upload;
  const name = file?.name ?? "";
  const chosen = file !== null;
  return useMemo(() => {
    if (chosen) return upload ? { upload, name } : null;
    return text.trim() ? { text } : null;
  }, [chosen, upload, name, text]);
}

/** The id of what is uploaded, once for one text: ordering again after a lost answer is the same order. */
function useUpload() {
  const api = useApi();
  const kept = useRef<{ source: CaptionsSource; upload: string } | null>(null);
  return async (taken: CaptionsSource): Promise<string> => {
    if ("upload" in taken) return taken.upload;
    if (kept.current?.source === taken) return kept.current.upload;
    const file = new File([taken.text], PASTED_FILE, { type: "text/plain" });
    const upload = await uploadCaptions(api, file, () => undefined);
    kept.current = { source: taken, upload };
    return upload;
  };
}

/** What cannot be read is not ordered. What could not be looked into, for want of a connection or the like, is. */
function canBeOrdered(reading: Reading): boolean {
  if (reading.state === "failed") return ![400, 413, 422].includes(reading.problem.status);
  return reading.state === "read";
}
