import { toProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { useRef, useState } from "react";
import { uploadCaptions, validateFile } from "./upload";

export interface ChosenFile {
  name: string;
  /** How much of it is uploaded, up to 1. */
  share: number;
  /** The id of the upload, once it is there. */
  upload: string | null;
}

/** A captions file, uploaded as it is chosen; `first` is there already. */
export function useFile(first: ChosenFile | null = null) {
  const api = useApi();
  const turn = useRef(0);
  const [file, setFile] = useState(first);
  const [error, setError] = useState("");

  const drop = () => {
    turn.current += 1;
    setFile(null);
    setError("");
  };
  const choose = async (chosen: File) => {
    drop();
    const mine = turn.current;
    const invalid = validateFile(chosen);
    if (invalid) return setError(invalid);
    // Another file may have been chosen meanwhile.
    const tell = (share: number, upload: string | null) => {
      if (turn.current === mine) setFile({ name: chosen.name, share, upload });
    };
    tell(0, null);
    try {
      tell(1, await uploadCaptions(api, chosen, (share) => tell(share, null)));
    } catch (error) {
      if (turn.current !== mine) return;
      setFile(null);
      setError(toProblem(error).detail);
    }
  };
  /** Drop the file unless another was chosen meanwhile. */
  const dropIfStill = (ordered: ChosenFile | null) => setFile((now) => (now === ordered ? null : now));
  return { file, error, choose, drop, dropIfStill };
}
