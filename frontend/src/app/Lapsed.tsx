import { Button } from "@/look/Button";
import { Notice } from "@/look/pieces";
import { here, useSession } from "@/session/useSession";

/** The sign-in has ended while a page is open: it stays readable, and signing in leads back to it. */
export function Lapsed() {
  const { session } = useSession();
  const action = (
    <Button weight="main" onClick={() => void session.signIn(here())}>
      Sign in again
    </Button>
  );
  return (
    <div className="shell-lapsed">
      <Notice look="warn" title="Your sign-in has ended" action={action}>
        What is on this page stays. Sign in again and you are back here.
      </Notice>
    </div>
  );
}
