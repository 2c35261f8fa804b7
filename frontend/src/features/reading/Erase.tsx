/** Deleting a note: asked once more, since nothing brings it back. */
import { useState } from "react";

import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { asProblem, type ApiProblem } from "@/api/problem";
import { Button } from "@/look/Button";
import { Dialog } from "@/look/Dialog";
import { Icon } from "@/look/Icon";
import { Trouble } from "@/look/Trouble";

interface EraseProps {
  videoId: string;
  onErased: () => void;
}

export function Erase({ videoId, onErased }: EraseProps) {
  const api = useApi();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const close = () => setOpen(false);
  const erase = async () => {
    setBusy(true);
    try {
      await ask(api.DELETE("/videos/{id}", { params: { path: { id: videoId } } }));
      onErased();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  const answers = (
    <>
      <Button onClick={close}>Keep it</Button>
      <Button weight="danger" disabled={busy} onClick={() => void erase()}>
        {busy ? "Deleting" : "Delete the note"}
      </Button>
    </>
  );
  return (
    <>
      <Button weight="bare" onClick={() => setOpen(true)}>
        <Icon name="trash" /> Delete this note
      </Button>
      <Dialog title="Delete this note?" open={open} onClose={close} answers={answers}>
        <p>
          The notes, their transcript and their files go for good. The credit they cost does not come back,
          and notes made anew cost another.
        </p>
        {problem && <Trouble problem={problem} />}
      </Dialog>
    </>
  );
}
