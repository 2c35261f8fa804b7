import { languageAttributes } from "@/language/messages";
import { useEffect, useRef, type ReactNode } from "react";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons; the last one is what the dialog is for. */
  actions: ReactNode;
}

/**
 * The browser's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. It is of the app, be the
 * note around it in another language.
 */
export function Dialog({ title, open, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="dialog" aria-label={title} {...languageAttributes()} onClose={onClose}>
      {open ? (
        <>
          <h2 className="dialog-title">{title}</h2>
          {children}
          <div className="dialog-answers">{actions}</div>
        </>
      ) : null}
    </dialog>
  );
}
