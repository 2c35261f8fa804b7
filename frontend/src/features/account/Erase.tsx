import { useState } from "react";
import { ask, type Schema } from "@/api/client";
import { useApi } from "@/api/context";
import { type ApiProblem, asProblem } from "@/api/problem";
import { Button } from "@/look/Button";
import { Dialog } from "@/look/Dialog";
import { Field } from "@/look/Field";
import { Icon } from "@/look/Icon";
import { Trouble } from "@/look/Trouble";
import { leaveFarewell } from "@/session/farewell";
import { useSession } from "@/session/useSession";
import { losses } from "./losses";

/** What has to be typed: nobody erases everything by a slip of the hand. */
const WORD = "erase";

export function Erase({ me }: { me: Schema<"Me"> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button weight="danger" onClick={() => setOpen(true)}>
        <Icon name="trash" /> Erase everything…
      </Button>
      {open ? <Confirmation me={me} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Confirmation({ me, onClose }: { me: Schema<"Me">; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { erase, busy, problem } = useErase();
  const sure = typed.trim().toLowerCase() === WORD;
  const answers = (
    <>
      <Button disabled={busy} onClick={onClose}>
        Keep my account
      </Button>
      <Button weight="danger" disabled={!sure || busy} onClick={() => void erase()}>
        {busy ? "Erasing…" : "Erase everything"}
      </Button>
    </>
  );
  return (
    <Dialog title="Erase everything?" open onClose={onClose} answers={answers}>
      <ul className="account-losses">
        {losses(me).map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
      <Field label={`Type ${WORD} to go on`}>
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
      {problem ? <Trouble problem={problem} again={() => void erase()} /> : null}
    </Dialog>
  );
}

/** Erase the account, then sign out; what broke off is finished by the same request. */
function useErase() {
  const api = useApi();
  const { session } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const erase = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await ask(api.DELETE("/me"));
      leaveFarewell();
      await session.signOut();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  return { erase, busy, problem };
}
