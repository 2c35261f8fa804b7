import "./credits.css";
import { useCallback, useState } from "react";
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
      <title>Credits · Study Buddy</title>
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
  return (
    <header>
      <h1>Credits</h1>
      <p className="credits-balance">
        {credits === undefined ? "\u2026" : `You have ${credits} ${credits === 1 ? "credit" : "credits"}.`}
      </p>
      <p className="credits-words">
        One credit makes the notes of one video of ordinary length; for a very long one you are asked before
        more are taken. It is taken when you order, and comes back by itself if the notes cannot be made.
      </p>
    </header>
  );
}

function BuyCredits({ onChoose }: { onChoose: (chosen: Package) => void }) {
  const sold = useSettings().stripe !== "";
  return (
    <section aria-labelledby="shop">
      <h2 id="shop">Buy credits</h2>
      {sold ? (
        <PackagePrices onChoose={onChoose} />
      ) : (
        <p>Credits are not sold here. Ask whoever runs this service for more.</p>
      )}
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
      {!data && !problem ? <Skeleton height="11rem" label="Loading the prices" /> : null}
      {data ? <PackageList packages={data.packages} onChoose={onChoose} /> : null}
    </>
  );
}
