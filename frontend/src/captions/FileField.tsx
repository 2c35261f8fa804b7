import { CAPTION_EXTENSIONS } from "@/api/captionFormats";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { ProgressBar } from "@/ui/ProgressBar";
import { useEffect, useRef } from "react";
import type { OwnCaptions } from "./useOwnCaptions";

interface FileFieldProps {
  captions: OwnCaptions;
  error: string;
}

const COMMON = 4;
const HINT =
  "Of the same video: " +
  CAPTION_EXTENSIONS.slice(0, COMMON)
    .map((ending) => `.${ending}, `)
    .join("") +
  `or one of ${CAPTION_EXTENSIONS.length - COMMON} kinds more.`;

/** A captions file, uploaded as it is chosen. */
export function FileField({ captions, error }: FileFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { file, chooseFile, dropFile } = captions;
  const none = file === null;
  useEffect(() => {
    // What is not used any more is not named any more.
    if (none && field.current) field.current.value = "";
  }, [none]);
  return (
    <Field label="A captions file of your own" hint={HINT} error={error}>
      {(input) => (
        <>
          <input
            {...input}
            ref={field}
            type="file"
            className="input captions-file"
            accept={CAPTION_EXTENSIONS.map((kind) => `.${kind}`).join(",")}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) chooseFile(chosen);
              else dropFile();
            }}
          />
          {file && !file.upload ? (
            <ProgressBar label={`Uploading ${file.name}`} percent={Math.round(file.share * 100)} />
          ) : null}
          {file?.upload ? (
            <p className="captions-there">
              <span>{file.name} is uploaded.</span>
              <Button variant="text" onClick={dropFile}>
                Do not use it
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Field>
  );
}
