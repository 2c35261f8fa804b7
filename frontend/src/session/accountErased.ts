/** A mark for the welcome page, kept in this tab: signing out leads through the pool's own page and back. */
const KEY = "farewell";
const DONE = "erased";

/** `since`: the erasure has begun then, and is not at its end. */
export function markAccountErased(since?: string): void {
  window.sessionStorage.setItem(KEY, since ?? DONE);
}

/** What became of an account that was erased here, if nobody has signed in since. */
export function accountErasure(): { since: string | null } | null {
  const told = window.sessionStorage.getItem(KEY);
  return told === null ? null : { since: told === DONE ? null : told };
}

export function clearAccountErased(): void {
  window.sessionStorage.removeItem(KEY);
}
