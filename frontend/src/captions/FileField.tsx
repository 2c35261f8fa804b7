import { messages } from "@/language/messages";
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

/** So many endings are named. */
const COMMON = 4;

/** A captions file, uploaded as it is chosen. */
export function FileField({ captions, error }: FileFieldProps) {
  const status = useId();
  const words = messages().captions;
  const endings = CAPTION_EXTENSIONS.map((ending) => `.${ending}`);
  const hint = words.fileHint(endings.slice(0, COMMON), endings.length - COMMON);
  const { file, chooseFile, dropFile } = captions;
  return (
    <Field label={words.file} hint={hint} error={error}>
      {(input) => (
        <>
          <input
            {...input}
            type="file"
            className="input captions-file"
            accept={endings.join(",")}
            aria-describedby={`${input["aria-describedby"] ?? ""} ${status}`.trim()}
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              // Only what is going to be ordered is named, below: the browser keeps no name of its own.
              target.value = "";
              if (chosen) chooseFile(chosen);
            }}
          />
          {file && !file.upload ? (
            <ProgressBar label={words.uploading(file.name)} percent={Math.round(file.share * 100)} />
          ) : null}
          <div id={status}>
            {file?.upload ? (
              <p className="captions-there">
                <span>{words.uploaded(file.name)}</span>
                <Button variant="text" onClick={dropFile}>
                  {words.drop}
                </Button>
              </p>
            ) : null}
            {captions.rejected ? (
              <Button variant="text" onClick={dropFile}>
                {words.goOnWithout}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </Field>
  );
}
