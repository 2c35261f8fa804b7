import "./submit.css";
import { messages } from "@/language/messages";
import { localeOf } from "@/language/locale";
import { useLanguage } from "@/language/useLanguage";
import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { Field } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { languages } from "@/ui/languages";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useCallback, useLayoutEffect, useMemo, useRef, type ReactNode } from "react";
import { pluginTitle } from "./pluginTitle";
import { PluginChoices, ProfileField, WriterField } from "./PluginChoices";
import { can, WORDS_ONLY, type Order } from "./order";

/** Of a subject and of a focus in the API. */
const MAX_TEXT = 200;

interface OrderOptionsProps {
  order: Order;
  onChange: (part: Partial<Order>) => void;
  /** The captions are the user's own. */
  ownCaptions: boolean;
  /** Open from the start. */
  open: boolean;
  /** What the API said of a choice. */
  apiError: string;
  /** The box for captions of the user's own, where they can be given. */
  children?: ReactNode;
}

/** Everything but the link: what is chosen is said while it is closed. */
export function OrderOptions(props: OrderOptionsProps) {
  const { order, onChange, ownCaptions, open, apiError, children } = props;
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => unwrap(api.GET("/plugins", { signal })), [api]);
  const { data, problem, reload } = useRequest(load);
  const words = messages().submit.options;
  const details = useOpened(open || Boolean(apiError));
  return (
    <details className="options" ref={details}>
      <summary className="options-summary">
        <Icon name="next" size={16} />
        <span>{words.summary}</span>
        <span className="options-chosen">{data ? optionsSummary(order, data.plugins, ownCaptions) : ""}</span>
      </summary>
      <div className="options-inside">
        {apiError ? <p className="field-wrong">{apiError}</p> : null}
        {data ? <PluginChoices offers={data.plugins} order={order} onChange={onChange} /> : null}
        {!data && problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
        {!data && !problem ? <Skeleton height="8rem" /> : null}
        <div className="options-row">
          {data ? <WriterField offers={data.plugins} order={order} onChange={onChange} /> : null}
          {data ? <ProfileField offers={data.plugins} order={order} onChange={onChange} /> : null}
          <LanguageField
            order={order}
            onChange={onChange}
            translated={!data || can("translates", order.writer, data.plugins)}
          />
          <TextField
            label={words.focus}
            hint={words.focusHint}
            value={order.focus}
            onChange={(focus) => onChange({ focus })}
          />
          <TextField
            label={words.subject}
            hint={words.subjectHint}
            value={order.subject}
            onChange={(subject) => onChange({ subject })}
          />
        </div>
        {children ? (
          <fieldset>
            <legend className="field-label">{words.ownCaptions}</legend>
            {children}
          </fieldset>
        ) : null}
      </div>
    </details>
  );
}

/** Opens the details when they are needed. They stay as they are after that: what was chosen in them stays seen. */
function useOpened(needed: boolean) {
  const details = useRef<HTMLDetailsElement>(null);
  // Before other effects: a field in them may be given the focus by one.
  useLayoutEffect(() => {
    if (needed && details.current) details.current.open = true;
  }, [needed]);
  return details;
}

interface TextFieldProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

function TextField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(input) => (
        <input
          {...input}
          className="input"
          maxLength={MAX_TEXT}
          dir="auto"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface LanguageFieldProps extends Pick<OrderOptionsProps, "order" | "onChange"> {
  /** Who writes can write in another language than the video's. */
  translated: boolean;
}

function LanguageField({ order, onChange, translated }: LanguageFieldProps) {
  const words = messages().submit.options;
  const shownIn = useLanguage();
  const known = useMemo(() => languages(localeOf(shownIn)), [shownIn]);
  return (
    <Field
      label={words.language}
      hint={translated ? words.languageHint : words.languageKept}
      error={order.language && !translated ? words.untranslated : ""}
    >
      {(input) => (
        <select
          {...input}
          className="input"
          value={order.language}
          onChange={(event) => onChange({ language: event.target.value })}
        >
          <option value="">{words.videosOwn}</option>
          {known.map(({ code, name }) => (
            <option key={code} value={code} disabled={!translated}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** `Lecture notes · PDF` */
function optionsSummary(order: Order, offers: Schema<"PluginEntry">[], ownCaptions: boolean): string {
  const name = (kind: string, chosen: string) => {
    const known = offers.find((offer) => offer.kind === kind && offer.name === chosen);
    return known ? pluginTitle(known).split(/[:,]/)[0] : chosen;
  };
  const parts = [
    name("template", order.template),
    ...order.exporters.map((chosen) => name("exporter", chosen)),
  ];
  const words = messages().submit.chosen;
  const [checker] = order.checkers ?? [];
  if (checker)
    parts.push(
      checker === WORDS_ONLY ? words.wordsOnly : words.checkedBy(name("checker", checker) ?? checker),
    );
  if (order.profile !== "standard") parts.push(words[order.profile]);
  if (order.focus.trim()) parts.push(words.focus(order.focus.trim()));
  if (ownCaptions) parts.push(words.ownCaptions);
  return parts.join(" · ");
}
