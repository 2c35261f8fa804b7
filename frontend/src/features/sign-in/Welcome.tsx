import "./welcome.css";
import { useSettings } from "@/api/ServiceContext";
import { Button } from "@/ui/Button";
import { Pill } from "@/ui/Pill";
import { currentPath, useSession } from "@/session/useSession";
import { useState } from "react";
import { AccountErasedNotice } from "./AccountErasedNotice";
import { Link } from "wouter";
import { ProviderMark } from "./ProviderMark";

/** Who is not signed in learns what this is, and signs in; then the page that was asked for is shown. */
export function Welcome() {
  return (
    <main className="page welcome">
      <title>Study Buddy: study notes you can check</title>
      <div className="welcome-words">
        <AccountErasedNotice />
        <h1>Study notes you can check, from any lecture on YouTube</h1>
        <p className="welcome-lead">
          Paste a link. A few minutes later you read a summary, key terms, cards and a quiz beside the video,
          and every claim takes you to the second it was said.
        </p>
        <SignInButtons />
      </div>
      <ExampleNote />
    </main>
  );
}

function SignInButtons() {
  const { session } = useSession();
  const { providers = [] } = useSettings();
  const [failed, setFailed] = useState(false);
  const go = (provider?: string) => {
    setFailed(false);
    session.signIn(currentPath(), provider).catch(() => setFailed(true));
  };
  return (
    <div className="welcome-doors">
      <Button variant="primary" onClick={() => go()}>
        Sign in or sign up with e-mail
      </Button>
      {providers.map((provider) => (
        <Button key={provider} onClick={() => go(provider)}>
          <ProviderMark name={provider} />
          Continue with {provider}
        </Button>
      ))}
      {failed ? (
        <p role="alert" className="field-wrong">
          The sign-in page could not be opened. Check your connection and try again.
        </p>
      ) : null}
      <p className="welcome-small">
        One credit makes the notes of one video. If they cannot be made, it comes back.{" "}
        <Link href="/privacy">What is kept of you, and for how long</Link>
      </p>
    </div>
  );
}

/** What a note looks like, in small. */
function ExampleNote() {
  return (
    <figure className="welcome-example" aria-label="An example of a note">
      <h2>Why we forget</h2>
      <p className="welcome-summary">
        Most of what we hear is gone within days, unless we call it back just before it fades.
      </p>
      <h3>
        The curve of forgetting <Pill variant="time">2:05</Pill>
      </h3>
      <ul>
        <li>
          Without a second look, about half is lost within an hour. <Pill variant="time">2:41</Pill>
        </li>
        <li>
          Each recall makes the curve flatter: <strong>spacing</strong> beats cramming.{" "}
          <Pill variant="time">4:18</Pill>
        </li>
      </ul>
      <p className="welcome-proof">
        <Pill variant="plain">12 claims</Pill> <Pill variant="plain">all found in the transcript</Pill>
      </p>
    </figure>
  );
}
