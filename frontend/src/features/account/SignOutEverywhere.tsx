import { useState } from "react";
import { messages } from "@/language/messages";
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
  const words = messages().account.everywhere;
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
      <h2 id="everywhere">{words.heading}</h2>
      <p className="account-words">{words.words(TOKEN_MINUTES)}</p>
      <Button disabled={busy} onClick={() => void signOut()}>
        {busy ? words.busy : words.signOut}
      </Button>
      {problem ? <ErrorMessage problem={problem} onRetry={() => void signOut()} /> : null}
    </section>
  );
}
