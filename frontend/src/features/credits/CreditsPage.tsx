import "./credits.css";
import { useCallback, useState } from "react";
import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi, useSettings } from "@/api/ServiceContext";
import { useMe } from "@/api/MeContext";
import { useRequest } from "@/api/useRequest";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Checkout } from "./Checkout";
import { CreditHistory } from "./CreditHistory";
import { type Package, PackageList } from "./PackageList";
import type { PaymentOutcome } from "./payment";
import { PaymentStatus } from "./PaymentStatus";
import { useCreditHistory } from "./useCreditHistory";
import { useRedirectedPayment } from "./useRedirectedPayment";

interface SentPayment {
  paymentIntent: string;
  outcome: PaymentOutcome;
}

/** What is left, what more costs, and where it all went. */
export default function CreditsPage() {
  const me = useMe();
  const returned = useRedirectedPayment();
  const [chosen, setChosen] = useState<Package | null>(null);
  const [sent, setSent] = useState<SentPayment | null>(null);
  const history = useCreditHistory();
  const payment = sent ?? returned;

  const choose = (one: Package | null) => {
    setChosen(one);
    setSent(null);
  };
  const leave = (paymentIntent: string, outcome: PaymentOutcome) => {
    setChosen(null);
    setSent({ paymentIntent, outcome });
  };
  const { reload: reloadMe } = me;
  const { reload: reloadHistory } = history;
  const onGranted = useCallback(() => {
    reloadMe();
    reloadHistory();
  }, [reloadMe, reloadHistory]);

  return (
    <main className="page credits">
      <title>{messages().credits.pageTitle}</title>
      <Balance credits={me.data?.credits} />
      {payment && !chosen ? (
        <PaymentStatus key={payment.paymentIntent} {...payment} onGranted={onGranted} />
      ) : null}
      {chosen ? (
        <Checkout key={chosen.name} chosen={chosen} onCancel={() => choose(null)} onSent={leave} />
      ) : (
        <BuyCredits onChoose={choose} />
      )}
      <CreditHistory ledger={history} />
    </main>
  );
}

function Balance({ credits }: { credits: number | undefined }) {
  const words = messages().credits;
  return (
    <header>
      <h1>{words.heading}</h1>
      <p className="credits-balance">{credits === undefined ? "\u2026" : words.balance(credits)}</p>
      <p className="credits-words">{words.words}</p>
    </header>
  );
}

function BuyCredits({ onChoose }: { onChoose: (chosen: Package) => void }) {
  const words = messages().credits.shop;
  const sold = useSettings().stripe !== "";
  return (
    <section aria-labelledby="shop">
      <h2 id="shop">{words.heading}</h2>
      {sold ? <PackagePrices onChoose={onChoose} /> : <p>{words.notSold}</p>}
    </section>
  );
}

function PackagePrices({ onChoose }: { onChoose: (chosen: Package) => void }) {
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => unwrap(api.GET("/credits/packages", { signal })), [api]);
  const { data, problem, reload } = useRequest(load);
  return (
    <>
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      {!data && !problem ? <Skeleton height="11rem" label={messages().credits.shop.loading} /> : null}
      {data ? <PackageList packages={data.packages} onChoose={onChoose} /> : null}
    </>
  );
}
