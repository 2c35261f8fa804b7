/** Giving a note another title. */
import { useState, type FormEvent, type ReactNode } from "react";

import { currentLanguage, messages } from "@/language/messages";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Field } from "@/ui/Field";

const LONGEST_TITLE = 200;
const FORM = "rename-note";

interface RenameNoteProps {
  noteId: string;
  title: string;
  onRenamed: (title: string) => void;
  /** What the button is called, where what stands on it does not say it. */
  label?: string;
  /** What stands on the button, instead of a word. */
  children?: ReactNode;
}

export function RenameNote({ noteId, title, onRenamed, label, children }: RenameNoteProps) {
  const api = useApi();
  const words = messages().everywhere.rename;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const close = () => setOpen(false);
  const rename = async (text: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const renamed = await unwrap(
        api.PATCH("/notes/{id}", { params: { path: { id: noteId } }, body: { title: text, marks: null } }),
      );
      close();
      onRenamed(renamed.title);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("title");
    if (typeof text === "string" && text.trim()) void rename(text.trim());
  };
  const actions = (
    <>
      <Button onClick={close}>{words.cancel}</Button>
      <Button variant="primary" type="submit" form={FORM} disabled={busy}>
        {busy ? words.saving : words.save}
      </Button>
    </>
  );
  return (
    <div className="rename" lang={currentLanguage()}>
      <Button variant="text" aria-label={label} onClick={() => setOpen(true)}>
        {children ?? words.open}
      </Button>
      <Dialog title={words.title} open={open} onClose={close} actions={actions}>
        <form id={FORM} onSubmit={submit}>
          <TitleField title={title} />
        </form>
        {problem && <ErrorMessage problem={problem} />}
      </Dialog>
    </div>
  );
}

function TitleField({ title }: { title: string }) {
  return (
    <Field label={messages().everywhere.rename.field}>
      {(input) => (
        <input
          {...input}
          className="input"
          name="title"
          dir="auto"
          required
          defaultValue={title}
          maxLength={LONGEST_TITLE}
        />
      )}
    </Field>
  );
}
