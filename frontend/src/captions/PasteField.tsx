import { messages } from "@/language/messages";
import { Field } from "@/ui/Field";
import { useEffect, useRef } from "react";
import type { OwnCaptions } from "./useOwnCaptions";

interface PasteFieldProps {
  captions: OwnCaptions;
  error: string;
  /** The video was tried before and needs them. */
  needed: boolean;
}

/** A box to paste a transcript into. */
export function PasteField({ captions, error, needed }: PasteFieldProps) {
  const { paste, pasteHint } = messages().captions;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (needed) field.current?.focus();
  }, [needed]);
  return (
    <Field label={paste} hint={pasteHint} error={error}>
      {(input) => (
        <textarea
          {...input}
          ref={field}
          className="input captions-text"
          rows={5}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={captions.text}
          onChange={(event) => captions.setText(event.target.value)}
        />
      )}
    </Field>
  );
}
