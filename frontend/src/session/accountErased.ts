/** A mark for the welcome page, kept in this tab: signing out leads through the pool's own page and back. */
const KEY = "farewell";

export function markAccountErased(): void {
  window.sessionStorage.setItem(KEY, "erased");
}

/** Whether an account was erased here, and nobody has signed in since. */
export function wasAccountErased(): boolean {
  return window.sessionStorage.getItem(KEY) !== null;
}

export function clearAccountErased(): void {
  window.sessionStorage.removeItem(KEY);
}
