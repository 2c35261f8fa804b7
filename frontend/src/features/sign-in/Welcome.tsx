import "./welcome.css";
import { useSettings } from "@/api/ServiceContext";
import { messages } from "@/language/messages";
import { Button, LinkButton } from "@/ui/Button";
import { currentPath, useSession } from "@/session/useSession";
import { useState, type ReactNode } from "react";
import { AccountErasedNotice } from "./AccountErasedNotice";
import { HowItIsChecked } from "./HowItIsChecked";
import { Link } from "wouter";
import { ProviderMark } from "./ProviderMark";
import { SampleExcerpt } from "./SampleExcerpt";

/** Who is not signed in learns what this is, tries it, and signs in; then the page that was asked for is shown. */
export function Welcome({ prices }: { prices: ReactNode }) {
  const words = messages().landing;
  return (
    <main className="page welcome">
      <title>{words.pageTitle}</title>
      <div className="welcome-first">
        <div className="welcome-words">
          <AccountErasedNotice />
          <h1>{words.heading}</h1>
          <p className="welcome-lead">{words.lead}</p>
          <SignInButtons />
        </div>
        <SampleExcerpt />
      </div>
      <HowItIsChecked />
      {prices}
    </main>
  );
}

function SignInButtons() {
  const { session } = useSession();
  const { providers = [] } = useSettings();
  const [failed, setFailed] = useState(false);
  const words = messages().landing;
  const go = (provider?: string) => {
    setFailed(false);
    session.signIn(currentPath(), provider).catch(() => setFailed(true));
  };
  return (
    <div className="welcome-doors">
      <Button variant="primary" onClick={() => go()}>
        {words.signIn}
      </Button>
      {providers.map((provider) => (
        <Button key={provider} onClick={() => go(provider)}>
          <ProviderMark name={provider} />
          {words.continueWith(provider)}
        </Button>
      ))}
      {failed ? (
        <p role="alert" className="field-wrong">
          {messages().app.signInFailed}
        </p>
      ) : null}
      <LinkButton to="/sample">{words.trySample}</LinkButton>
      <p className="welcome-small">
        {words.oneCredit} <Link href="/privacy">{words.kept}</Link>
      </p>
    </div>
  );
}
