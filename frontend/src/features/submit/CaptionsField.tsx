import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { ProgressBar } from "@/ui/ProgressBar";
import { useEffect, useRef, useState } from "react";
import { FILE_EXTENSIONS, uploadCaptions, validateFile } from "./upload";

const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

interface CaptionsFieldProps {
  /** What the order has of it. */
  upload: string | null;
  onChange: (upload: string | null) => void;
  onBusy: (busy: boolean) => void;
  /** What the API said of the file. */
  apiError: string;
  /** The video was tried before and needs it. */
  needed: boolean;
}

/** Captions of the user's own, for a video that gives us none. */
export function CaptionsField({ upload, onChange, onBusy, apiError, needed }: CaptionsFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { name, share, error, send, drop } = useUpload(onChange, onBusy);
  useEffect(() => {
    if (needed) field.current?.focus();
  }, [needed]);
  const clear = () => {
    if (field.current) field.current.value = "";
    drop();
  };
  const hint = "When YouTube has none, or yours are better: .vtt, .srt, .sbv or .txt, of the same video.";
  return (
    <Field label="A captions file of your own" hint={hint} error={error || apiError}>
      {(input) => (
        <>
          <input
            {...input}
            ref={field}
            type="file"
            className="input captions-file"
            accept={FILE_EXTENSIONS.map((kind) => `.${kind}`).join(",")}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void send(file);
              else drop();
            }}
          />
          {share !== null ? (
            <ProgressBar label={`Uploading ${name}`} percent={Math.round(share * 100)} />
          ) : null}
          {upload ? (
            <p className="captions-there">
              <span>{name} is uploaded.</span>
              <Button variant="text" onClick={clear}>
                Use YouTube’s captions instead
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Field>
  );
}

function useUpload(onChange: (upload: string | null) => void, onBusy: (busy: boolean) => void) {
  const api = useApi();
  const turn = useRef(0);
  const [name, setName] = useState("");
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState("");

  const settle = (said: string) => {
    setShare(null);
    setError(said);
    onBusy(false);
  };
  const drop = () => {
    turn.current += 1;
    onChange(null);
    settle("");
  };
  const send = async (file: File) => {
    drop();
    const mine = turn.current;
    const invalid = validateFile(file, MAX_UPLOAD_BYTES);
    if (invalid) return setError(invalid);
    setName(file.name);
    setShare(0);
    onBusy(true);
    try {
      const id = await uploadCaptions(api, file, (now) => turn.current === mine && setShare(now));
      // Another file may have been chosen meanwhile.
      if (turn.current !== mine) return;
      onChange(id);
      settle("");
    } catch (error) {
      if (turn.current === mine) settle(toProblem(error).detail);
    }
  };
  return { name, share, error, send, drop };
}
