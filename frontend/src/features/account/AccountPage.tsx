import "./account.css";
import type { Schema } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useSession } from "@/session/useSession";
import { DataExport } from "./DataExport";
import { DataRetention } from "./DataRetention";
import { EraseAccount } from "./EraseAccount";
import { SignOutEverywhere } from "./SignOutEverywhere";

/** Who one is here, what is kept of it, and the way out. */
export default function AccountPage() {
  const { session } = useSession();
  const { data: me, problem, reload } = useMe();
  return (
    <main className="page account">
      <title>Account · Study Buddy</title>
      <h1>Account</h1>
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      {me ? <AccountDetails me={me} /> : null}
      {!me && !problem ? <Skeleton height="8rem" label="Reading your account" /> : null}
      <Button className="account-out" onClick={() => void session.signOut()}>
        <Icon name="out" /> Sign out
      </Button>
      <SignOutEverywhere />
      <section aria-labelledby="kept">
        <h2 id="kept">What is kept, and for how long</h2>
        <DataRetention />
      </section>
      <DataExport />
      <section aria-labelledby="erase">
        <h2 id="erase">Erase everything</h2>
        <p className="account-words">
          Your account, videos, notes, files and uploads go, in every version, and you cannot bring them back.
          So do the credits you have left. It begins at once; what breaks off is finished within the hour, and
          what comes late within two hours after that. Logs and backups run out by themselves, as the table
          above says.
        </p>
        {me ? <EraseAccount me={me} /> : null}
      </section>
    </main>
  );
}

const PROVIDERS = new Map([["cognito", "E-mail and password"]]);

function AccountDetails({ me }: { me: Schema<"Me"> }) {
  const since = new Date(me.created_at).toLocaleDateString(undefined, { dateStyle: "long" });
  const facts = [
    ["E-mail", me.email],
    ["Name", me.name],
    ["Sign-in", PROVIDERS.get(me.provider) ?? me.provider],
    ["Here since", since],
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
