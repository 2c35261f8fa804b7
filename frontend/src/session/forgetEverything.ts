/** Whoever uses this browser next finds nothing: no token, no note, no answer to a quiz, no setting. */
import { markAccountErased, wasAccountErased } from "./accountErased";

export async function forgetEverything(stores: CacheStorage | undefined = window.caches): Promise<void> {
  const erased = wasAccountErased();
  window.localStorage.clear();
  window.sessionStorage.clear();
  if (erased) markAccountErased();
  try {
    const names = (await stores?.keys()) ?? [];
    await Promise.all(names.map((name) => stores?.delete(name)));
  } catch {
    // A private window may keep such stores shut: there is nothing in them either.
  }
}
