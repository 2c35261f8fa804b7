import { useApi } from "@/api/context";
import { asProblem } from "@/api/problem";
import { Button } from "@/look/Button";
import { Field } from "@/look/Field";
import { Progress } from "@/look/pieces";
import { useEffect, useRef, useState } from "react";
import { KINDS, uploadCaptions, whyNot } from "./upload";

const MOST_BYTES = 20 * 1024 * 1024;

interface Props {
  /** What the order has of it. */
  upload: string | null;
  onChange: (upload: string | null) => void;
  onBusy: (busy: boolean) => void;
  /** What the API said of the file. */
  refused: string;
  /** The video was tried before and needs it. */
  wanted: boolean;
}

/** Captions of the user's own, for a video that gives us none. */
export function CaptionsField({ upload, onChange, onBusy, refused, wanted }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const { name, share, wrong, send, drop } = useUpload(onChange, onBusy);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  const clear = () => {
    if (field.current) field.current.value = "";
    drop();
  };
  const hint = "When YouTube has none, or yours are better: .vtt, .srt, .sbv or .txt, of the same video.";
  return (
    <Field label="A captions file of your own" hint={hint} wrong={wrong || refused}>
      {(input) => (
        <>
          <input
            {...input}
            ref={field}
            type="file"
            className="input captions-file"
            accept={KINDS.map((kind) => `.${kind}`).join(",")}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void send(file);
              else drop();
            }}
          />
          {share !== null ? <Progress label={`Uploading ${name}`} percent={Math.round(share * 100)} /> : null}
          {upload ? (
            <p className="captions-there">
              <span>{name} is uploaded.</span>
              <Button weight="bare" onClick={clear}>
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
  const [wrong, setWrong] = useState("");

  const settle = (said: string) => {
    setShare(null);
    setWrong(said);
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
    const told = whyNot(file, MOST_BYTES);
    if (told) return setWrong(told);
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
      if (turn.current === mine) settle(asProblem(error).detail);
    }
  };
  return { name, share, wrong, send, drop };
}
