import { useId, type ReactNode } from "react";

interface InputProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered; it is read out as it appears. */
  error?: ReactNode;
  children: (input: InputProps) => ReactNode;
}

/** A labelled input with its hint, and what is wrong with it, tied to it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const told = [hint ? `${id}-hint` : "", error ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, "aria-describedby": told || undefined, "aria-invalid": Boolean(error) })}
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      <div aria-live="polite">
        {error ? (
          <p id={`${id}-wrong`} className="field-wrong">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
