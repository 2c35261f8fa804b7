/** A word left for the welcome page, in this tab: signing out leads through the pool's own page and back. */
const KEY = "farewell";

export function leaveFarewell(): void {
  window.sessionStorage.setItem(KEY, "erased");
}

/** Whether an account was erased here, and nobody has signed in since. */
export function farewellLeft(): boolean {
  return window.sessionStorage.getItem(KEY) !== null;
}

export function forgetFarewell(): void {
  window.sessionStorage.removeItem(KEY);
}
