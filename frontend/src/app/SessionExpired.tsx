import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { currentPath, useSession } from "@/session/useSession";

/** The sign-in has ended while a page is open: it stays readable, and signing in leads back to it. */
export function SessionExpired() {
  const { session } = useSession();
  const action = (
    <Button variant="primary" onClick={() => void session.signIn(currentPath())}>
      Sign in again
    </Button>
  );
  return (
    <div className="shell-expired">
      <Notice variant="warning" title="Your sign-in has ended" action={action}>
        What is on this page stays. Sign in again and you are back here.
      </Notice>
    </div>
  );
}
