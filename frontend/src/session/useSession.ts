import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session, SessionState } from "./session";

export const SessionContext = createContext<Session | null>(null);

/** The session and how it stands now. */
export function useSession(): { session: Session; state: SessionState } {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no SessionContext around this.");
  const state = useSyncExternalStore(session.subscribe, session.getState);
  return { session, state };
}

/** The page one is on, to come back to after signing in. */
export function currentPath(): string {
  const { pathname, search, hash } = window.location;
  return pathname + search + hash;
}
