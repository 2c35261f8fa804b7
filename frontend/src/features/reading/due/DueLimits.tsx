/** How much of a day is asked at most: set here, for this device. */
import { languageAttributes, messages } from "@/language/messages";
import { Field } from "@/ui/Field";

import { MOST_A_DAY, type useLimits } from "./limits";

export function DueLimits({ limits: [limits, change] }: { limits: ReturnType<typeof useLimits> }) {
  const words = messages().reading.due.limits;
  return (
    <details className="due-limits" {...languageAttributes()}>
      <summary>{words.heading}</summary>
      <NumberField label={words.fresh} value={limits.fresh} onChange={(fresh) => change({ fresh })} />
      <NumberField label={words.learned} value={limits.learned} onChange={(learned) => change({ learned })} />
      <p className="quiet hint">{words.onThisDevice}</p>
    </details>
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

/** What is no number changes nothing. */
function NumberField({ label, value, onChange }: NumberFieldProps) {
  const take = (typed: string) => {
    if (/^\d{1,4}$/.test(typed)) onChange(Number(typed));
  };
  return (
    <Field label={label}>
      {(input) => (
        <input
          {...input}
          className="input"
          type="number"
          inputMode="numeric"
          min={0}
          max={MOST_A_DAY}
          defaultValue={value}
          onChange={(event) => take(event.target.value)}
        />
      )}
    </Field>
  );
}
