import { useSettings } from "@/api/ServiceContext";
import { messages } from "@/language/messages";
import { addPasskeyUrl } from "@/session/cognito";
import { useSession } from "@/session/useSession";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { useState } from "react";
import { useSearch } from "wouter";

/** The way to the pool's page for passkeys, where the operator has switched them on, and what came of it. */
export function Passkeys() {
  const settings = useSettings();
  const outcome = new URLSearchParams(useSearch()).get("passkey");
  const words = messages().account.passkeys;
  if (!settings.passkeys) return null;
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{words.heading}</h2>
      {outcome === "added" ? <Notice variant="success">{words.added}</Notice> : null}
      {outcome === "not-added" ? <NotAdded /> : null}
      <p className="account-words">{words.words}</p>
      <a className="button button-secondary" href={addPasskeyUrl(settings, window.location.origin)}>
        {words.add}
      </a>
    </section>
  );
}

/** Mostly the sign-in was too long ago for that page; signing in anew is a press where it was not. */
function NotAdded() {
  const { session } = useSession();
  const [failed, setFailed] = useState(false);
  const { notAdded, signIn } = messages().account.passkeys;
  const again = () => session.signIn("/account").catch(() => setFailed(true));
  return (
    <Notice variant="warning" action={<Button onClick={() => void again()}>{signIn}</Button>}>
      {failed ? messages().app.signInFailed : notAdded}
    </Notice>
  );
}
