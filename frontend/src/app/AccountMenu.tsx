import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useSignOut } from "@/reviews/useSignOut";
import { useDismiss } from "@/ui/useDismiss";
import { useCallback, useRef, useState } from "react";
import { Link } from "wouter";
import { LanguageChoice } from "./LanguageChoice";

/** Entries and the choice of a language behind a button; closed by Escape, by leaving it and by an entry. */
export function AccountMenu({ email }: { email: string }) {
  const { signOut, dialog } = useSignOut();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const words = messages().app;
  useDismiss(menu, open, close, "button");
  return (
    <div className="menu" ref={menu}>
      <Button variant="text" aria-expanded={open} aria-label={words.account} onClick={() => setOpen(!open)}>
        <Icon name="account" />
      </Button>
      {open ? (
        <div className="menu-list">
          <p className="menu-who">{email}</p>
          <Link href="/account" className="menu-entry" onClick={() => setOpen(false)}>
            <Icon name="account" /> {words.account}
          </Link>
          <button type="button" className="menu-entry" onClick={signOut}>
            <Icon name="out" /> {words.signOut}
          </button>
          <LanguageChoice />
        </div>
      ) : null}
      {dialog}
    </div>
  );
}
