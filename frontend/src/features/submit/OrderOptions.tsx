import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { Field } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { languages } from "@/ui/languages";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useCallback, useMemo, type ReactNode } from "react";
import { PluginChoices, WriterField } from "./PluginChoices";
import { WORDS_ONLY, type Order } from "./order";

interface OrderOptionsProps {
  order: Order;
  onChange: (part: Partial<Order>) => void;
  /** The captions are the user's own. */
  ownCaptions: boolean;
  /** Open from the start. */
  open: boolean;
  /** What the API said of a choice. */
  apiError: string;
  /** The box for captions of the user's own. */
  children: ReactNode;
}

/** Everything but the link: what is chosen is said while it is closed. */
export function OrderOptions(props: OrderOptionsProps) {
  const { order, onChange, ownCaptions, open, apiError, children } = props;
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => unwrap(api.GET("/plugins", { signal })), [api]);
  const { data, problem, reload } = useRequest(load);
  return (
    <details className="options" open={open || apiError ? true : undefined}>
      <summary className="options-summary">
        <Icon name="next" size={16} />
        <span>Options</span>
        <span className="options-chosen">{data ? optionsSummary(order, data.plugins, ownCaptions) : ""}</span>
      </summary>
      <div className="options-inside">
        {apiError ? <p className="field-wrong">{apiError}</p> : null}
        {data ? <PluginChoices offers={data.plugins} order={order} onChange={onChange} /> : null}
        {!data && problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
        {!data && !problem ? <Skeleton height="8rem" /> : null}
        <div className="options-row">
          {data ? <WriterField offers={data.plugins} order={order} onChange={onChange} /> : null}
          <LanguageField order={order} onChange={onChange} />
          <Field label="Subject" hint="Yours, to find it by.">
            {(input) => (
              <input
                {...input}
                className="input"
                maxLength={200}
                dir="auto"
                value={order.subject}
                onChange={(event) => onChange({ subject: event.target.value })}
              />
            )}
          </Field>
        </div>
        <fieldset>
          <legend className="field-label">
            Captions of your own, where YouTube gives none or yours are better
          </legend>
          {children}
        </fieldset>
      </div>
    </details>
  );
}

function LanguageField({ order, onChange }: Pick<OrderOptionsProps, "order" | "onChange">) {
  const known = useMemo(() => languages(), []);
  return (
    <Field label="Language of the notes" hint="The video may speak another one.">
      {(input) => (
        <select
          {...input}
          className="input"
          value={order.language}
          onChange={(event) => onChange({ language: event.target.value })}
        >
          <option value="">The video’s own</option>
          {known.map(({ code, name }) => (
            <option key={code} value={code}>
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
  const name = (kind: string, chosen: string) =>
    offers.find((offer) => offer.kind === kind && offer.name === chosen)?.title.split(/[:,]/)[0] ?? chosen;
  const parts = [
    name("template", order.template),
    ...order.exporters.map((chosen) => name("exporter", chosen)),
  ];
  const [checker] = order.checkers ?? [];
  if (checker) parts.push(checker === WORDS_ONLY ? "words only" : `checked by ${name("checker", checker)}`);
  if (ownCaptions) parts.push("own captions");
  return parts.join(" · ");
}
