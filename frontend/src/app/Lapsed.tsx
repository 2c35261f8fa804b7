import { Button } from "@/look/Button";
import { Notice } from "@/look/pieces";
import { useSession } from "@/session/useSession";
import { useLocation } from "wouter";

/** The sign-in has ended while a page is open: it stays readable, and signing in leads back to it. */
export function Lapsed() {
  const { session } = useSession();
  const [path] = useLocation();
  const action = (
    <Button weight="main" onClick={() => void session.signIn(path)}>
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
