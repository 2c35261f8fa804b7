import { useState } from "react";
import { messages } from "@/language/messages";
import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { type ApiProblem, toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { markAccountErased } from "@/session/accountErased";
import { useSession } from "@/session/useSession";
import { erasureWarnings } from "./erasureWarnings";

export function EraseAccount({ me }: { me: Schema<"Me"> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        <Icon name="trash" /> {messages().account.erase.open}
      </Button>
      {open ? <EraseAccountDialog me={me} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EraseAccountDialog({ me, onClose }: { me: Schema<"Me">; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { erase, busy, problem } = useEraseAccount();
  const words = messages().account.erase;
  const sure = typed.trim().toLowerCase() === words.confirmation;
  const actions = (
    <>
      <Button disabled={busy} onClick={onClose}>
        {words.keep}
      </Button>
      <Button variant="danger" disabled={!sure || busy} onClick={() => void erase()}>
        {busy ? words.busy : words.erase}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title} open onClose={onClose} actions={actions}>
      <ul className="account-losses">
        {erasureWarnings(me).map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
      <Field label={words.type(words.confirmation)}>
        {(input) => (
          <input
            {...input}
            className="input"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {problem ? <ErrorMessage problem={problem} onRetry={() => void erase()} /> : null}
    </Dialog>
  );
}

/** Erase the account, then sign out; what breaks off is finished without the user. */
function useEraseAccount() {
  const api = useApi();
  const { session } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const erase = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const unfinished = await unwrap(api.DELETE("/me"));
      markAccountErased(unfinished?.erasing_since);
      await session.signOut();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  return { erase, busy, problem };
}
