import { messages } from "@/language/messages";
import { OperatorDetails, OperatorFact, OwnText, useOperator } from "./OperatorDetails";

/** What whoever uses the service can count on, and with whom. */
export default function TermsPage() {
  const { law, terms_link } = useOperator();
  const { operator, termsPage: words } = messages().legal;
  return (
    <main className="page account">
      <title>{words.pageTitle}</title>
      <h1>{words.heading}</h1>
      <section aria-labelledby="notes">
        <h2 id="notes">{words.notes}</h2>
        <p className="account-words">{words.notesMayBeWrong}</p>
        <p className="account-words">{words.notesAreYours}</p>
      </section>
      <section aria-labelledby="credits">
        <h2 id="credits">{words.credits}</h2>
        <p className="account-words">{messages().credits.words}</p>
        <p className="account-words">{words.creditsErased}</p>
      </section>
      <section aria-labelledby="law">
        <h2 id="law">{words.law}</h2>
        <p className="account-words">{words.lawWords}</p>
        <dl className="account-facts">
          <OperatorFact name={operator.law} value={law} />
        </dl>
      </section>
      <OwnText link={terms_link}>{words.own}</OwnText>
      <section aria-labelledby="operator">
        <h2 id="operator">{operator.heading}</h2>
        <OperatorDetails />
      </section>
    </main>
  );
}
