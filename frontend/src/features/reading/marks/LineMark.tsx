/** Beside a line: a quiet button that marks it as wrong, and below it what the reader remarks. */
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";

import { currentLanguage, languageAttributes, messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Icon } from "@/ui/Icon";

import { useMarkProblem, useMarkStore, useRemark } from "./MarkContext";
import { LONGEST_REMARK } from "./markStore";
import "./marks.css";

/** Marks a line or takes the mark back: one button, so that it keeps the focus. */
export function MarkButton({ line }: { line: string }) {
  const store = useMarkStore();
  const words = messages().reading.marks;
  const marked = useRemark(line) !== null;
  if (!line) return null; // a note of an earlier build, read straight from its file
  return (
    <button
      type="button"
      className="mark-button"
      lang={currentLanguage()}
      data-marked={marked || undefined}
      onClick={() => {
        if (marked) store.unmark(line);
        else store.mark(line);
      }}
    >
      <Icon name="flag" size={14} />
      {marked ? (
        <span>
          {words.undo}
          <span className="unseen">{words.undoWhat}</span>
        </span>
      ) : (
        <span className="mark-words">{words.mark}</span>
      )}
    </button>
  );
}

/** That a line is marked, and why; and why a change was not kept. */
export function MarkRemark({ line }: { line: string }) {
  const remark = useRemark(line);
  const problem = useMarkProblem(line);
  return (
    <>
      {remark !== null && <Remark line={line} remark={remark} />}
      {problem && (
        <div className="mark-problem" {...languageAttributes()}>
          <ErrorMessage problem={problem} />
        </div>
      )}
    </>
  );
}

function Remark({ line, remark }: { line: string; remark: string }) {
  const store = useMarkStore();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [returning, setReturning] = useState(false);
  useEffect(() => {
    if (returning) opener.current?.focus();
  }, [returning]);
  const close = () => {
    setEditing(false);
    setReturning(true);
  };
  const words = messages().reading.marks;
  return (
    <div className="mark-remark" {...languageAttributes()}>
      <strong>{words.marked + (remark && ":")}</strong> <span dir="auto">{remark}</span>{" "}
      {editing ? (
        <RemarkForm
          remark={remark}
          onClose={close}
          onSave={(text) => {
            store.mark(line, text);
            close();
          }}
        />
      ) : (
        <Button
          ref={opener}
          variant="text"
          onClick={() => {
            setReturning(false);
            setEditing(true);
          }}
        >
          {remark ? words.change : words.sayWhy}
        </Button>
      )}
    </div>
  );
}

interface RemarkFormProps {
  remark: string;
  onSave: (text: string) => void;
  onClose: () => void;
}

function RemarkForm({ remark, onSave, onClose }: RemarkFormProps) {
  const words = messages().reading.marks;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(field.current?.value.trim() ?? "");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation(); // arrows turn the cards around it
    if (event.key === "Escape") onClose();
  };
  return (
    <form className="mark-form" onSubmit={save} onKeyDown={onKeyDown}>
      <input
        ref={field}
        className="input"
        aria-label={words.field}
        dir="auto"
        defaultValue={remark}
        maxLength={LONGEST_REMARK}
      />
      <Button type="submit">{words.save}</Button>
      <Button variant="text" onClick={onClose}>
        {words.cancel}
      </Button>
    </form>
  );
}
