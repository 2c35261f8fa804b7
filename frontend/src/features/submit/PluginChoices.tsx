import type { Schema } from "@/api/client";
import { Field } from "@/ui/Field";
import { DEFAULT_EXPORTERS, WORDS_ONLY, type Order } from "./order";

type PluginEntry = Schema<"PluginEntry">;

interface PluginFieldProps {
  offers: PluginEntry[];
  order: Order;
  onChange: (part: Partial<Order>) => void;
}

/** What the service has to choose from: it changes with the plugins that it is built with. */
export function PluginChoices({ offers, order, onChange }: PluginFieldProps) {
  const of = (kind: PluginEntry["kind"]) => offers.filter((offer) => offer.kind === kind);
  const files = of("exporter").filter((offer) => !DEFAULT_EXPORTERS.includes(offer.name));
  return (
    <>
      <fieldset>
        <legend className="field-label">Kind of notes</legend>
        <div className="choices">
          {of("template").map((offer) => (
            <PluginChoice
              key={offer.name}
              type="radio"
              offer={offer}
              checked={order.template === offer.name}
              onChange={() => onChange({ template: offer.name })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="field-label">Files to download, besides Markdown and JSON</legend>
        <div className="choices">
          {files.map((offer) => (
            <PluginChoice
              key={offer.name}
              type="checkbox"
              offer={offer}
              checked={order.exporters.includes(offer.name)}
              onChange={() => onChange({ exporters: toggled(order.exporters, offer.name) })}
            />
          ))}
        </div>
      </fieldset>
      <CheckerChoices offers={of("checker")} order={order} onChange={onChange} />
    </>
  );
}

/** Who reads whether the video means what the notes say. `offers` are checkers. */
function CheckerChoices({ offers, order: { checkers }, onChange }: PluginFieldProps) {
  const chosen = checkers?.join(", ") ?? "";
  const choices = [
    { name: "", title: "As usual: by what this service has set up, unless the notes only quote the video." },
    ...offers,
    // An order that names several can be tried once more.
    ...(checkers && checkers.length > 1 ? [{ name: chosen, title: chosen.replaceAll(",", " and") }] : []),
    {
      name: WORDS_ONLY,
      title: "Words only: words, numbers and names are compared, nobody reads for meaning.",
    },
  ];
  return (
    <fieldset>
      <legend className="field-label">Who checks that the video means what is written</legend>
      {offers.length === 0 ? (
        <p className="choices-none">Words only: this service has nobody who reads for meaning.</p>
      ) : (
        <div className="choices">
          {choices.map((offer) => (
            <PluginChoice
              key={offer.name}
              type="radio"
              offer={{ ...offer, kind: "checker" }}
              checked={chosen === offer.name}
              onChange={() => onChange({ checkers: offer.name ? [...offer.name.split(", ")] : null })}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface PluginChoiceProps {
  type: "radio" | "checkbox";
  offer: Pick<PluginEntry, "kind" | "name" | "title">;
  checked: boolean;
  onChange: () => void;
}

/** A title of a plugin is its name, and after a colon or comma what it does. */
function PluginChoice({ type, offer, checked, onChange }: PluginChoiceProps) {
  const [, title = offer.name, about = ""] = /^([^:,]*)[:,]?\s*(.*)$/.exec(offer.title) ?? [];
  return (
    <label className="choice">
      <input type={type} name={offer.kind} checked={checked} onChange={onChange} />
      <span>
        <span className="choice-title">{title}</span>
        {about ? <span className="choice-about">{about}</span> : null}
      </span>
    </label>
  );
}

export function WriterField({ offers, order, onChange }: PluginFieldProps) {
  const writers = offers.filter((offer) => offer.kind === "writer");
  return (
    <Field label="Writer" hint="Who makes notes of the captions.">
      {(input) => (
        <select
          {...input}
          className="input"
          value={order.writer}
          onChange={(event) => onChange({ writer: event.target.value })}
        >
          <option value="">The best there is</option>
          {writers.map((offer) => (
            <option key={offer.name} value={offer.name}>
              {offer.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function toggled(names: string[], name: string): string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
