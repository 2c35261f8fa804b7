import { ask, type Schema } from "@/api/client";
import { useApi } from "@/api/context";
import { useAnswer } from "@/api/useAnswer";
import { Field } from "@/look/Field";
import { Icon } from "@/look/Icon";
import { Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";
import { useCallback, useMemo, type ReactNode } from "react";
import { Choices, Writer } from "./Choices";
import { languages } from "./languages";
import type { Order } from "./order";

interface Props {
  order: Order;
  onChange: (part: Partial<Order>) => void;
  /** Open from the start. */
  open: boolean;
  /** What the API said of a choice. */
  refused: string;
  children: ReactNode;
}

/** Everything but the link: what is chosen is said while it is closed. */
export function Options({ order, onChange, open, refused, children }: Props) {
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => ask(api.GET("/plugins", { signal })), [api]);
  const { answer, problem, again } = useAnswer(load);
  return (
    <details className="options" open={open || refused ? true : undefined}>
      <summary className="options-summary">
        <Icon name="next" size={16} />
        <span>Options</span>
        <span className="options-chosen">{answer ? summaryOf(order, answer.plugins) : ""}</span>
      </summary>
      <div className="options-inside">
        {refused ? <p className="field-wrong">{refused}</p> : null}
        {answer ? <Choices offers={answer.plugins} order={order} onChange={onChange} /> : null}
        {!answer && problem ? <Trouble problem={problem} again={again} /> : null}
        {!answer && !problem ? <Waiting height="8rem" /> : null}
        <div className="options-row">
          {answer ? <Writer offers={answer.plugins} order={order} onChange={onChange} /> : null}
          <Language order={order} onChange={onChange} />
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
        {children}
      </div>
    </details>
  );
}

function Language({ order, onChange }: Pick<Props, "order" | "onChange">) {
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
function summaryOf(order: Order, offers: Schema<"Offer">[]): string {
  const name = (kind: string, chosen: string) =>
    offers.find((offer) => offer.kind === kind && offer.name === chosen)?.title.split(/[:,]/)[0] ?? chosen;
  const parts = [
    name("template", order.template),
    ...order.exporters.map((chosen) => name("exporter", chosen)),
  ];
  if (order.upload) parts.push("own captions");
  return parts.join(" · ");
}
