import "./account.css";
import type { Operator } from "@/api/settings";
import { useSettings } from "@/api/ServiceContext";
import { messages } from "@/language/messages";

/** Who runs the service, as far as that was filled in where it was deployed. */
export function OperatorDetails() {
  const { name, address, email } = useOperator();
  const words = messages().legal.operator;
  return (
    <dl className="account-facts">
      <OperatorFact name={words.name} value={name} />
      <OperatorFact name={words.address} value={address} />
      <div>
        <dt>{words.email}</dt>
        <dd>{email ? <a href={`mailto:${email}`}>{email}</a> : <NotFilledIn />}</dd>
      </div>
    </dl>
  );
}

export function OperatorFact({ name, value }: { name: string; value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="account-lines">{value || <NotFilledIn />}</dd>
    </div>
  );
}

/** A text of the operator's own, if there is one. */
export function OwnText({ link, children }: { link: string | undefined; children: string }) {
  if (!link) return null;
  return (
    <p className="account-words">
      <a href={link} rel="noopener">
        {children}
      </a>
    </p>
  );
}

export function useOperator(): Operator {
  return useSettings().operator ?? {};
}

function NotFilledIn() {
  return <em>{messages().legal.notFilledIn}</em>;
}
