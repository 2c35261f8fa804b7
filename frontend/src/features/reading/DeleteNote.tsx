/** Deleting a note: asked once more, since nothing brings it back. */
import { useState } from "react";

import { messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Icon } from "@/ui/Icon";
import { ErrorMessage } from "@/ui/ErrorMessage";

import { forgetPlace } from "./place/keptPlace";

interface DeleteNoteProps {
  videoId: string;
  onDeleted: () => void;
}

export function DeleteNote({ videoId, onDeleted }: DeleteNoteProps) {
  const api = useApi();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const words = messages().reading.delete;
  const close = () => setOpen(false);
  const deleteNote = async () => {
    setBusy(true);
    try {
      await unwrap(api.DELETE("/videos/{id}", { params: { path: { id: videoId } } }));
      forgetPlace(videoId);
      onDeleted();
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button onClick={close}>{words.keep}</Button>
      <Button variant="danger" disabled={busy} onClick={() => void deleteNote()}>
        {busy ? words.busy : words.delete}
      </Button>
    </>
  );
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)}>
        <Icon name="trash" /> {words.open}
      </Button>
      <Dialog title={words.title} open={open} onClose={close} actions={actions}>
        <p>{words.words}</p>
        {problem && <ErrorMessage problem={problem} />}
      </Dialog>
    </>
  );
}
