import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useSignOut } from "@/reviews/useSignOut";

/** Minutes for which a token that the API takes is good: a test holds them to infra/modules/sign_in. */
export const TOKEN_MINUTES = 15;

/** For a device that was lost, or a computer that others use: none stays signed in, this one neither. */
export function SignOutEverywhere() {
  const api = useApi();
  const { signOut, busy, problem, dialog } = useSignOut(() => unwrap(api.POST("/me/sign-out")));
  const words = messages().account.everywhere;
  return (
    <section aria-labelledby="everywhere">
      <h2 id="everywhere">{words.heading}</h2>
      <p className="account-words">{words.words(TOKEN_MINUTES)}</p>
      <Button disabled={busy} onClick={signOut}>
        {busy ? words.busy : words.signOut}
      </Button>
      {problem ? <ErrorMessage problem={problem} onRetry={signOut} /> : null}
      {dialog}
    </section>
  );
}
