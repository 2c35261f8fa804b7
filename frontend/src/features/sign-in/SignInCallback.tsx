import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Skeleton } from "@/ui/Skeleton";
import { clearAccountErased } from "@/session/accountErased";
import { passkeyOutcome } from "@/session/cognito";
import { useSession } from "@/session/useSession";
import { useEffect, useState } from "react";
import { Redirect, useLocation, useSearch } from "wouter";

/** Where the pool's pages lead back to: from signing in, or from adding a passkey. */
export function SignInCallback() {
  const passkey = passkeyOutcome(useSearch());
  return passkey ? <Redirect to={`/account?passkey=${passkey}`} replace /> : <SigningIn />;
}

function SigningIn() {
  const { session } = useSession();
  const [, go] = useLocation();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    session.completeSignIn().then(
      (path) => {
        clearAccountErased();
        go(path, { replace: true });
      },
      () => setFailed(true),
    );
  }, [session, go]);
  return (
    <main className="page">
      {failed ? (
        <SignInFailed onRetry={() => void session.signIn("/").catch(() => undefined)} />
      ) : (
        <Skeleton height="12rem" label={messages().account.callback.signingIn} />
      )}
    </main>
  );
}

function SignInFailed({ onRetry }: { onRetry: () => void }) {
  const { title, detail, again } = messages().account.callback;
  const action = (
    <Button variant="primary" onClick={onRetry}>
      {again}
    </Button>
  );
  return (
    <EmptyState level={1} icon="warning" title={title} action={action}>
      {detail}
    </EmptyState>
  );
}
