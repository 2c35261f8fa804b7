import "./account.css";
import type { Schema } from "@/api/client";
import { useMe } from "@/api/me";
import { Button } from "@/look/Button";
import { Icon } from "@/look/Icon";
import { Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";
import { useSession } from "@/session/useSession";
import { Erase } from "./Erase";
import { KEPT } from "./kept";

/** Who one is here, what is kept of it, and the way out. */
export default function AccountPage() {
  const { session } = useSession();
  const { answer: me, problem, again } = useMe();
  return (
    <main className="page account">
      <title>Account · Study Buddy</title>
      <h1>Account</h1>
      {problem ? <Trouble problem={problem} again={again} /> : null}
      {me ? <Facts me={me} /> : null}
      {!me && !problem ? <Waiting height="8rem" label="Reading your account" /> : null}
      <Button className="account-out" onClick={() => void session.signOut()}>
        <Icon name="out" /> Sign out
      </Button>
      <WhatIsKept />
      <section aria-labelledby="erase">
        <h2 id="erase">Erase everything</h2>
        <p className="account-words">
          Your account, videos, notes, files and uploads go at once, in every version, and nobody can bring
          them back. So do the credits you have left.
        </p>
        {me ? <Erase me={me} /> : null}
      </section>
    </main>
  );
}

const PROVIDERS = new Map([["cognito", "E-mail and password"]]);

function Facts({ me }: { me: Schema<"Me"> }) {
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

function WhatIsKept() {
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">What is kept, and for how long</h2>
      <table className="kept">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">What for</th>
            <th scope="col">Until when</th>
          </tr>
        </thead>
        <tbody>
          {KEPT.map(({ what, why, until }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-label="What for">{why}</td>
              <td data-label="Until when">{until}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
