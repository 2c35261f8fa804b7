import { Button } from "@/look/Button";
import { EmptyState, Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";
import { type Entry, meaning, signed } from "./entry";
import { money } from "./money";
import type { Ledger } from "./useHistory";

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Everything that ever changed the balance. */
export function History({ ledger }: { ledger: Ledger }) {
  const { entries, problem, again, more } = ledger;
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      {problem ? <Trouble problem={problem} again={again} /> : null}
      {entries ? <Lines entries={entries} /> : null}
      {!entries && !problem ? <Waiting height="12rem" label="Reading your history" /> : null}
      {more ? <Button onClick={() => void more()}>Show older</Button> : null}
    </section>
  );
}

function Lines({ entries }: { entries: Entry[] }) {
  if (!entries.length) {
    return (
      <EmptyState icon="coin" title="Nothing yet">
        What you buy, use and get back will be listed here.
      </EmptyState>
    );
  }
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col" className="ledger-amount">
            Credits
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={entry.transaction_id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { amount, currency, price } = entry;
  return (
    <tr className={amount ? "" : "ledger-still"}>
      <td className="ledger-when">
        <time dateTime={entry.created_at}>{MOMENT.format(new Date(entry.created_at))}</time>
      </td>
      <td>
        {meaning(entry)}
        {price !== null && currency ? (
          <span className="ledger-price"> · {money(price, currency)}</span>
        ) : null}
      </td>
      <td className={`ledger-amount ${amount > 0 ? "ledger-more" : ""}`}>{signed(amount)}</td>
    </tr>
  );
}
