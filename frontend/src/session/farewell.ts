/** A word left for the welcome page: signing out leads through the pool's own, which forgets everything else. */
const KEY = "farewell";

export function leaveFarewell(): void {
  window.sessionStorage.setItem(KEY, "erased");
}

/** Whether an account was just erased; told once. */
export function takeFarewell(): boolean {
  const left = window.sessionStorage.getItem(KEY) !== null;
  window.sessionStorage.removeItem(KEY);
  return left;
}
