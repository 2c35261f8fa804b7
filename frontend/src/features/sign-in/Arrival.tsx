import { Button } from "@/look/Button";
import { EmptyState, Waiting } from "@/look/pieces";
import { forgetFarewell } from "@/session/farewell";
import { useSession } from "@/session/useSession";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";

/** Where the pool's sign-in page leads back to. */
export function Arrival() {
  const { session } = useSession();
  const [, go] = useLocation();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    session.arrive().then(
      (path) => {
        forgetFarewell();
        go(path, { replace: true });
      },
      () => setFailed(true),
    );
  }, [session, go]);
  return (
    <main className="page">
      {failed ? (
        <NotSignedIn again={() => void session.signIn("/")} />
      ) : (
        <Waiting height="12rem" label="Signing in" />
      )}
    </main>
  );
}

function NotSignedIn({ again }: { again: () => void }) {
  const action = (
    <Button weight="main" onClick={again}>
      Sign in again
    </Button>
  );
  return (
    <EmptyState level={1} icon="warning" title="You are not signed in" action={action}>
      The sign-in was stopped, or took too long. Nothing is lost; it can be done again.
    </EmptyState>
  );
}
