/** A word left for the welcome page: signing out leads through the pool's own, which forgets everything else. */
const KEY = "farewell";

export function leaveFarewell(): void {
  window.sessionStorage.setItem(KEY, "erased");
}

/** Whether an account was erased just before. */
export function farewellLeft(): boolean {
  return window.sessionStorage.getItem(KEY) !== null;
}

export function forgetFarewell(): void {
  window.sessionStorage.removeItem(KEY);
}
