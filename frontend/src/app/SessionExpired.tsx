import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { currentPath, useSession } from "@/session/useSession";
import { useState } from "react";

/** The sign-in has ended while a page is open: it stays readable, and signing in leads back to it. */
export function SessionExpired() {
  const { session } = useSession();
  const [failed, setFailed] = useState(false);
  const signIn = () => {
    setFailed(false);
    session.signIn(currentPath()).catch(() => setFailed(true));
  };
  const action = (
    <Button variant="primary" onClick={signIn}>
      Sign in again
    </Button>
  );
  return (
    <div className="shell-expired">
      <Notice variant="warning" title="Your sign-in has ended" action={action}>
        {failed
          ? "The sign-in page could not be opened. Check your connection and try again."
          : "What is on this page stays. Sign in again and you are back here."}
      </Notice>
    </div>
  );
}
