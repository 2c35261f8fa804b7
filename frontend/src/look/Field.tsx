import { useId, type ReactNode } from "react";

interface InputProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
}

interface Props {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered; it is read out as it appears. */
  wrong?: ReactNode;
  children: (input: InputProps) => ReactNode;
}

/** A labelled input with its hint, and what is wrong with it, tied to it. */
export function Field({ label, hint, wrong, children }: Props) {
  const id = useId();
  const told = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, "aria-describedby": told || undefined, "aria-invalid": Boolean(wrong) })}
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      <div aria-live="polite">
        {wrong ? (
          <p id={`${id}-wrong`} className="field-wrong">
            {wrong}
          </p>
        ) : null}
      </div>
    </div>
  );
}
