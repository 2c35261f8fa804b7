import { useState } from "react";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { type ApiProblem, toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useSession } from "@/session/useSession";

/** Minutes for which a token that the API takes is good: a test holds them to infra/modules/sign_in. */
export const TOKEN_MINUTES = 15;

/** For a device that was lost, or a computer that others use: none stays signed in, this one neither. */
export function SignOutEverywhere() {
  const api = useApi();
  const { session } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const signOut = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await unwrap(api.POST("/me/sign-out"));
      await session.signOut();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="everywhere">
      <h2 id="everywhere">Other devices</h2>
      <p className="account-words">
        Each browser stays signed in for 30 days. Signing out everywhere ends that at once, here too; a page
        that is open elsewhere can go on for up to {TOKEN_MINUTES} minutes. If you lost a device, change your
        password as well.
      </p>
      <Button disabled={busy} onClick={() => void signOut()}>
        {busy ? "Signing out…" : "Sign out everywhere"}
      </Button>
      {problem ? <ErrorMessage problem={problem} onRetry={() => void signOut()} /> : null}
    </section>
  );
}
