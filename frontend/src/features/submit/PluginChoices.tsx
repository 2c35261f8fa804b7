import { messages } from "@/language/messages";
import type { Schema } from "@/api/client";
import { Field } from "@/ui/Field";
import { pluginTitle } from "./pluginTitle";
import { can, DEFAULT_EXPORTERS, PROFILES, WORDS_ONLY, type Order, type Profile } from "./order";

type PluginEntry = Schema<"PluginEntry">;

interface PluginFieldProps {
  offers: PluginEntry[];
  order: Order;
  onChange: (part: Partial<Order>) => void;
}

/** What the service has to choose from: it changes with the plugins that it is built with. */
export function PluginChoices({ offers, order, onChange }: PluginFieldProps) {
  const words = messages().submit.options;
  const of = (kind: PluginEntry["kind"]) => offers.filter((offer) => offer.kind === kind);
  const files = of("exporter").filter((offer) => !DEFAULT_EXPORTERS.includes(offer.name));
  return (
    <>
      <fieldset>
        <legend className="field-label">{words.kind}</legend>
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
        <legend className="field-label">{words.files}</legend>
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
  const words = messages().submit.options;
  const chosen = checkers?.join(", ") ?? "";
  const choices = [
    { name: "", title: words.checkerUsual },
    ...offers,
    // An order that names several can be tried once more.
    ...(checkers && checkers.length > 1 ? [{ name: chosen, title: words.checkersJoined(chosen) }] : []),
    {
      name: WORDS_ONLY,
      title: words.wordsOnly,
    },
  ];
  return (
    <fieldset>
      <legend className="field-label">{words.checker}</legend>
      {offers.length === 0 ? (
        <p className="choices-none">{words.noCheckers}</p>
      ) : (
        <div className="choices">
          {choices.map((offer) => (
            <PluginChoice
              key={offer.name}
              type="radio"
              offer={{ ready: true, ...offer, kind: "checker" }}
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
  offer: Pick<PluginEntry, "kind" | "name" | "title" | "ready">;
  checked: boolean;
  onChange: () => void;
}

/** A title of a plugin is its name, and after a colon or comma what it does. */
function titleAndAbout(offer: Pick<PluginEntry, "name" | "title">): [title: string, about: string] {
  const [, title = offer.name, about = ""] = /^([^:,]*)[:,]?\s*(.*)$/.exec(pluginTitle(offer)) ?? [];
  return [title, about];
}

function PluginChoice({ type, offer, checked, onChange }: PluginChoiceProps) {
  const [title, about] = titleAndAbout(offer);
  return (
    <label className="choice">
      <input
        type={type}
        name={offer.kind}
        checked={checked}
        disabled={!offer.ready && !checked}
        onChange={onChange}
      />
      <span>
        <span className="choice-title">{title}</span>
        {about ? <span className="choice-about">{about}</span> : null}
        {offer.ready ? null : <span className="choice-about">{messages().submit.options.notReady}</span>}
      </span>
    </label>
  );
}

export function WriterField({ offers, order, onChange }: PluginFieldProps) {
  const words = messages().submit.options;
  const writers = offers.filter((offer) => offer.kind === "writer");
  const chosen = writers.find(({ name }) => name === order.writer);
  return (
    <Field label={words.writer} hint={(chosen && titleAndAbout(chosen)[1]) || words.writerHint}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={order.writer}
          onChange={(event) => onChange({ writer: event.target.value })}
        >
          <option value="">{words.bestWriter}</option>
          {writers.map((offer) => (
            <option key={offer.name} value={offer.name} disabled={!offer.ready}>
              {titleAndAbout(offer)[0] + (offer.ready ? "" : ` (${words.notReady})`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How good, cheap and quick, where a writer leaves a choice. */
export function ProfileField({ offers, order, onChange }: PluginFieldProps) {
  const words = messages().submit.options;
  const has = (profile: Profile) => profile === "standard" || can(profile, order.writer, offers);
  if (PROFILES.filter(has).length === 1 && order.profile === "standard") return null;
  return (
    <Field label={words.profile} hint={words.profileHint} error={has(order.profile) ? "" : words.noProfile}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={order.profile}
          onChange={(event) => onChange({ profile: event.target.value as Profile })}
        >
          {PROFILES.map((profile) => (
            <option key={profile} value={profile} disabled={!has(profile)}>
              {words.profiles[profile]}
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
