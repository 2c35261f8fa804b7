import { messages } from "@/language/messages";
import { Icon } from "@/ui/Icon";
import { useSession } from "@/session/useSession";
import { useRef, type ReactNode } from "react";
import { Link, useRoute } from "wouter";
import { AccountMenu } from "./AccountMenu";
import { CreditsPill } from "./CreditsPill";
import { LanguageChoice } from "./LanguageChoice";
import { SessionExpired } from "./SessionExpired";
import { ThemeSwitch } from "./ThemeSwitch";
import { usePageStart } from "./usePageStart";

/** What is around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const { state } = useSession();
  const signedIn = state.kind !== "signed-out";
  const content = useRef<HTMLDivElement>(null);
  usePageStart(content);
  const words = messages().app;
  return (
    <>
      <a className="skip" href="#content">
        {words.toContent}
      </a>
      <header className="shell">
        <Link href="/" className="shell-name">
          <Icon name="book" size={20} />
          Study Buddy
        </Link>
        {signedIn ? (
          <nav className="shell-nav" aria-label={words.pages}>
            <NavLink to="/">{words.notes}</NavLink>
            <NavLink to="/review">{words.due}</NavLink>
            <NavLink to="/credits">{words.credits}</NavLink>
          </nav>
        ) : null}
        <div className="shell-end">
          {signedIn ? <CreditsPill /> : null}
          <ThemeSwitch />
          {signedIn ? <AccountMenu email={state.email} /> : null}
        </div>
      </header>
      {state.kind === "expired" ? <SessionExpired /> : null}
      <div id="content" className="shell-content" tabIndex={-1} ref={content}>
        {children}
      </div>
      <footer className="shell-foot">
        <nav aria-label={messages().legal.pages}>
          <LegalLinks />
        </nav>
        {signedIn ? null : <LanguageChoice />}
      </footer>
    </>
  );
}

function LegalLinks() {
  const { privacy, terms, imprint } = messages().legal;
  return (
    <>
      <NavLink to="/privacy">{privacy}</NavLink>
      <NavLink to="/terms">{terms}</NavLink>
      <NavLink to="/imprint">{imprint}</NavLink>
    </>
  );
}

function NavLink({ to, children }: { to: string; children: ReactNode }) {
  const [here] = useRoute(to);
  return (
    <Link href={to} className="shell-link" aria-current={here ? "page" : undefined}>
      {children}
    </Link>
  );
}
