import { Link } from "wouter";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import {
  type LedgerEntry,
  describeEntry,
  describeNote,
  formatAmount,
  noteName,
  paymentOf,
} from "./ledgerEntry";
import { formatPrice } from "./formatPrice";
import { ReceiptButton } from "./ReceiptButton";
import type { CreditHistoryState } from "./useCreditHistory";

const DATE_TIME_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Everything that ever changed the balance. */
export function CreditHistory({ ledger }: { ledger: CreditHistoryState }) {
  const { entries, problem, reload, loadMore } = ledger;
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      {entries ? <EntryTable entries={entries} /> : null}
      {!entries && !problem ? <Skeleton height="12rem" label="Reading your history" /> : null}
      {loadMore ? <Button onClick={() => void loadMore()}>Show older</Button> : null}
    </section>
  );
}

function EntryTable({ entries }: { entries: LedgerEntry[] }) {
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
          <EntryRow key={entry.transaction_id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

/** A note by its name, anything else by what it was. */
function EntryWords({ entry }: { entry: LedgerEntry }) {
  // A function of an earlier build knows no notes: it tells of each entry by itself.
  const { note }: Partial<LedgerEntry> = entry;
  if (!note) return describeEntry(entry);
  const name = noteName(note);
  return (
    <>
      <bdi>{note.note_id ? <Link href={`/notes/${note.note_id}`}>{name}</Link> : name}</bdi>
      <span className="ledger-told">{describeNote(note)}</span>
    </>
  );
}

function EntryRow({ entry }: { entry: LedgerEntry }) {
  const { amount, currency, price } = entry;
  const payment = paymentOf(entry);
  const when = DATE_TIME_FORMAT.format(new Date(entry.created_at));
  return (
    <tr className={amount ? "" : "ledger-still"}>
      <td className="ledger-when">
        <time dateTime={entry.created_at}>{when}</time>
      </td>
      <td>
        <EntryWords entry={entry} />
        {price !== null && currency ? (
          <span className="ledger-price"> · {formatPrice(price, currency)}</span>
        ) : null}
        {payment ? <ReceiptButton paymentIntent={payment} label={`Receipt of ${when}`} /> : null}
      </td>
      <td className={`ledger-amount ${amount > 0 ? "ledger-more" : ""}`}>{formatAmount(amount)}</td>
    </tr>
  );
}
