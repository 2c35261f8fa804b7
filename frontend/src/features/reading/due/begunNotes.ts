/** Notes in which nothing is new any more, as this device has seen: they need not be read to look for new cards. */
const NAME = "begun-notes";

export function readBegunNotes(storage: Storage = window.localStorage): ReadonlySet<string> {
  try {
    const raw: unknown = JSON.parse(storage.getItem(NAME) ?? "[]");
    return new Set(Array.isArray(raw) ? raw.filter((id) => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}

export function keepBegunNotes(ids: Iterable<string>, storage: Storage = window.localStorage): void {
  try {
    storage.setItem(NAME, JSON.stringify([...ids]));
  } catch {
    // The storage is full or shut: they are read again another time.
  }
}
