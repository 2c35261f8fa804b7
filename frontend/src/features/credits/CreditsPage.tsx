import "./credits.css";
import { useCallback, useState } from "react";
import { ask } from "@/api/client";
import { useApi, useSettings } from "@/api/context";
import { useMe } from "@/api/me";
import { useAnswer } from "@/api/useAnswer";
import { Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";
import { Checkout } from "./Checkout";
import { History } from "./History";
import { type Package, Packages } from "./Packages";
import type { Outcome } from "./payment";
import { Standing } from "./Standing";
import { useHistory } from "./useHistory";
import { useReturned } from "./useReturned";

interface Sent {
  paymentIntent: string;
  outcome: Outcome;
}

/** What is left, what more costs, and where it all went. */
export default function CreditsPage() {
  const me = useMe();
  const returned = useReturned();
  const [chosen, setChosen] = useState<Package | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const history = useHistory();
  const standing = sent ?? returned;

  const choose = (one: Package | null) => {
    setChosen(one);
    setSent(null);
  };
  const leave = (paymentIntent: string, outcome: Outcome) => {
    setChosen(null);
    setSent({ paymentIntent, outcome });
  };
  const { again: countAgain } = me;
  const { again: readAgain } = history;
  const onGranted = useCallback(() => {
    countAgain();
    readAgain();
  }, [countAgain, readAgain]);

  return (
    <main className="page credits">
      <title>Credits · Study Buddy</title>
      <Balance credits={me.answer?.credits} />
      {standing && !chosen ? (
        <Standing key={standing.paymentIntent} {...standing} onGranted={onGranted} />
      ) : null}
      {chosen ? (
        <Checkout key={chosen.name} chosen={chosen} onCancel={() => choose(null)} onSent={leave} />
      ) : (
        <Shop onChoose={choose} />
      )}
      <History ledger={history} />
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
        One credit makes the notes of one video. It is taken when you order, and comes back by itself if the
        notes cannot be made.
      </p>
    </header>
  );
}

function Shop({ onChoose }: { onChoose: (chosen: Package) => void }) {
  const sold = useSettings().stripe !== "";
  return (
    <section aria-labelledby="shop">
      <h2 id="shop">Buy credits</h2>
      {sold ? (
        <Prices onChoose={onChoose} />
      ) : (
        <p>Credits are not sold here. Ask whoever runs this service for more.</p>
      )}
    </section>
  );
}

function Prices({ onChoose }: { onChoose: (chosen: Package) => void }) {
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => ask(api.GET("/credits/packages", { signal })), [api]);
  const { answer, problem, again } = useAnswer(load);
  return (
    <>
      {problem ? <Trouble problem={problem} again={again} /> : null}
      {!answer && !problem ? <Waiting height="11rem" label="Loading the prices" /> : null}
      {answer ? <Packages packages={answer.packages} onChoose={onChoose} /> : null}
    </>
  );
}
