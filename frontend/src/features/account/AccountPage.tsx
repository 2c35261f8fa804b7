import "./account.css";
import { messages } from "@/language/messages";
import { formatDate } from "@/language/formats";
import type { Schema } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useSignOut } from "@/reviews/useSignOut";
import { DataExport } from "./DataExport";
import { DataRetention } from "./DataRetention";
import { EraseAccount } from "./EraseAccount";
import { Passkeys } from "./Passkeys";
import { SignOutEverywhere } from "./SignOutEverywhere";

/** Who one is here, what is kept of it, and the way out. */
export default function AccountPage() {
  const { signOut, dialog } = useSignOut();
  const { data: me, problem, reload } = useMe();
  const words = messages().account;
  return (
    <main className="page account">
      <title>{words.pageTitle}</title>
      <h1>{words.heading}</h1>
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      {me ? <AccountDetails me={me} /> : null}
      {!me && !problem ? <Skeleton height="8rem" label={words.loading} /> : null}
      <Button className="account-out" onClick={signOut}>
        <Icon name="out" /> {messages().app.signOut}
      </Button>
      {dialog}
      {me?.provider === "cognito" ? <Passkeys /> : null}
      <SignOutEverywhere />
      <section aria-labelledby="kept">
        <h2 id="kept">{words.kept}</h2>
        <DataRetention />
      </section>
      <DataExport />
      <section aria-labelledby="erase">
        <h2 id="erase">{words.erase.heading}</h2>
        <p className="account-words">{words.erase.words}</p>
        {me ? <EraseAccount me={me} /> : null}
      </section>
    </main>
  );
}

function AccountDetails({ me }: { me: Schema<"Me"> }) {
  const { facts: names, withPassword } = messages().account;
  const facts = [
    [names.email, me.email],
    [names.name, me.name],
    [names.signIn, me.provider === "cognito" ? withPassword : me.provider],
    [names.since, formatDate(me.created_at, { dateStyle: "long" })],
  ];
  return (
    <dl className="account-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
