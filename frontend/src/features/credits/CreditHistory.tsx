import { Link } from "wouter";
import { messages } from "@/language/messages";
import { formatDate } from "@/language/formats";
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

/** Everything that ever changed the balance. */
export function CreditHistory({ ledger }: { ledger: CreditHistoryState }) {
  const { entries, problem, reload, loadMore } = ledger;
  const words = messages().credits.history;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.heading}</h2>
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      {entries ? <EntryTable entries={entries} /> : null}
      {!entries && !problem ? <Skeleton height="12rem" label={words.loading} /> : null}
      {loadMore ? <Button onClick={() => void loadMore()}>{words.older}</Button> : null}
    </section>
  );
}

function EntryTable({ entries }: { entries: LedgerEntry[] }) {
  const words = messages().credits.history;
  if (!entries.length) {
    return (
      <EmptyState icon="coin" title={words.empty}>
        {words.emptyWords}
      </EmptyState>
    );
  }
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col" className="ledger-amount">
            {words.credits}
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
  const when = formatDate(entry.created_at, { dateStyle: "medium", timeStyle: "short" });
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
        {payment ? (
          <ReceiptButton paymentIntent={payment} label={messages().credits.history.receiptOf(when)} />
        ) : null}
      </td>
      <td className={`ledger-amount ${amount > 0 ? "ledger-more" : ""}`}>{formatAmount(amount)}</td>
    </tr>
  );
}
