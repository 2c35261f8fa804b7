import { CAPTION_EXTENSIONS } from "@/api/captionFormats";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { ProgressBar } from "@/ui/ProgressBar";
import { useId } from "react";
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
  const status = useId();
  const { file, chooseFile, dropFile } = captions;
  return (
    <Field label="A captions file of your own" hint={HINT} error={error}>
      {(input) => (
        <>
          <input
            {...input}
            type="file"
            className="input captions-file"
            accept={CAPTION_EXTENSIONS.map((kind) => `.${kind}`).join(",")}
            aria-describedby={`${input["aria-describedby"] ?? ""} ${status}`.trim()}
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              // Only what is going to be ordered is named, below: the browser keeps no name of its own.
              target.value = "";
              if (chosen) chooseFile(chosen);
            }}
          />
          {file && !file.upload ? (
            <ProgressBar label={`Uploading ${file.name}`} percent={Math.round(file.share * 100)} />
          ) : null}
          <div id={status}>
            {file?.upload ? (
              <p className="captions-there">
                <span>{file.name} is uploaded.</span>
                <Button variant="text" onClick={dropFile}>
                  Do not use it
                </Button>
              </p>
            ) : null}
            {captions.rejected ? (
              <Button variant="text" onClick={dropFile}>
                Go on without it
              </Button>
            ) : null}
          </div>
        </>
      )}
    </Field>
  );
}
