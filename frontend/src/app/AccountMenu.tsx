import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useSession } from "@/session/useSession";
import { useDismiss } from "@/ui/useDismiss";
import { useCallback, useRef, useState } from "react";
import { Link } from "wouter";

/** Two entries behind a button; closed by Escape, by leaving it and by choosing. */
export function AccountMenu({ email }: { email: string }) {
  const { session } = useSession();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useDismiss(menu, open, close, "button");
  return (
    <div className="menu" ref={menu}>
      <Button variant="text" aria-expanded={open} aria-label="Account" onClick={() => setOpen(!open)}>
        <Icon name="account" />
      </Button>
      {open ? (
        <div className="menu-list">
          <p className="menu-who">{email}</p>
          <Link href="/account" className="menu-entry" onClick={() => setOpen(false)}>
            <Icon name="account" /> Account
          </Link>
          <button type="button" className="menu-entry" onClick={() => void session.signOut()}>
            <Icon name="out" /> Sign out
          </button>
        </div>
      ) : null}
    </div>
  );
}
