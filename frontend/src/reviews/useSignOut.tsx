/** Signing out leaves nothing in the browser: answers that the service lacks are sent before, or one is asked. */
import { useState, type ReactNode } from "react";

import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { messages } from "@/language/messages";
import { useSession } from "@/session/useSession";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorMessage } from "@/ui/ErrorMessage";

import { sendUnsent, unsentReviews } from "./unsentReviews";

interface SignOut {
  readonly signOut: () => void;
  readonly busy: boolean;
  /** Why one is still signed in. */
  readonly problem: ApiProblem | null;
  /** To be shown wherever signing out is offered. */
  readonly dialog: ReactNode;
}

const NOTHING = () => Promise.resolve<unknown>(undefined);

/** `first` is done when all is sent, before everything is forgotten here. */
export function useSignOut(first: () => Promise<unknown> = NOTHING): SignOut {
  const api = useApi();
  const { session } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [unsent, setUnsent] = useState<ApiProblem | null>(null);
  const leave = async () => {
    setUnsent(null);
    setProblem(null);
    setBusy(true);
    try {
      await first();
      await session.signOut();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  const signOut = async () => {
    setBusy(true);
    const refused = await sendUnsent(api);
    setBusy(false);
    if (refused) setUnsent(refused);
    else await leave();
  };
  return {
    signOut: () => void signOut(),
    busy,
    problem,
    dialog: (
      <UnsentDialog
        problem={unsent}
        onRetry={() => void signOut()}
        onLeave={() => void leave()}
        onStay={() => setUnsent(null)}
      />
    ),
  };
}

interface UnsentDialogProps {
  problem: ApiProblem | null;
  onRetry: () => void;
  onLeave: () => void;
  onStay: () => void;
}

function UnsentDialog({ problem, onRetry, onLeave, onStay }: UnsentDialogProps) {
  const words = messages().app.unsent;
  const actions = (
    <>
      <Button variant="danger" onClick={onLeave}>
        {words.leave}
      </Button>
      <Button variant="primary" onClick={onStay}>
        {words.stay}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title} open={problem !== null} onClose={onStay} actions={actions}>
      <p>{words.lost(unsentReviews().length)}</p>
      {problem && <ErrorMessage problem={problem} onRetry={onRetry} />}
    </Dialog>
  );
}
