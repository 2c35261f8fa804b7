/** Whoever uses this browser next finds nothing: no token, no note, no answer to a quiz, no setting. */
import { accountErasure, markAccountErased } from "./accountErased";

export async function forgetEverything(stores: CacheStorage | undefined = window.caches): Promise<void> {
  const erasure = accountErasure();
  window.localStorage.clear();
  window.sessionStorage.clear();
  if (erasure) markAccountErased(erasure.since ?? undefined);
  try {
    const names = (await stores?.keys()) ?? [];
    await Promise.all(names.map((name) => stores?.delete(name)));
  } catch {
    // A private window may keep such stores shut: there is nothing in them either.
  }
}
