import { messages } from "@/language/messages";
import { DataRetention } from "./DataRetention";
import { OperatorDetails, OwnText, useOperator } from "./OperatorDetails";

/** What is kept of a person, and who answers for it: for everybody to read before they sign up. */
export default function PrivacyPage() {
  const words = messages().legal.privacyPage;
  return (
    <main className="page account">
      <title>{words.pageTitle}</title>
      <h1>{words.heading}</h1>
      <p className="account-words">{words.erase}</p>
      <DataRetention />
      <p className="account-words">{words.youtube}</p>
      <section aria-labelledby="responsible">
        <h2 id="responsible">{words.responsible}</h2>
        <OperatorDetails />
      </section>
      <OwnText link={useOperator().privacy_link}>{words.own}</OwnText>
    </main>
  );
}
