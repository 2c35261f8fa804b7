import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { currentPath, useSession } from "@/session/useSession";
import { useState } from "react";

/** The sign-in has ended while a page is open: it stays readable, and signing in leads back to it. */
export function SessionExpired() {
  const { session } = useSession();
  const [failed, setFailed] = useState(false);
  const { expired, signInFailed } = messages().app;
  const signIn = () => {
    setFailed(false);
    session.signIn(currentPath()).catch(() => setFailed(true));
  };
  const action = (
    <Button variant="primary" onClick={signIn}>
      {expired.signIn}
    </Button>
  );
  return (
    <div className="shell-expired">
      <Notice variant="warning" title={expired.title} action={action}>
        {failed ? signInFailed : expired.stays}
      </Notice>
    </div>
  );
}
