/** Where one was in a note and what one had answered: kept on this device, until one signs out. */

export interface KeptPlace {
  readonly tab?: string;
  readonly second?: number;
  readonly card?: number;
  /** What was answered, by the question's id. It is as trusted as whatever else lies in a browser: not at all. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** The note that everybody may read: of who is not signed in nothing is kept once the tab is closed. */
export const SAMPLE_ID = "sample";

const nameOf = (noteId: string) => `place.${noteId}`;
export const storageOf = (noteId: string) =>
  noteId === SAMPLE_ID ? window.sessionStorage : window.localStorage;

export function readPlace(noteId: string, storage: Storage = storageOf(noteId)): KeptPlace {
  const raw = parse(storage.getItem(nameOf(noteId)));
  return {
    ...(typeof raw.tab === "string" && { tab: raw.tab }),
    ...(isCount(raw.second) && { second: raw.second }),
    ...(isCount(raw.card) && { card: raw.card }),
    ...(typeof raw.answers === "object" && raw.answers !== null && { answers: { ...raw.answers } }),
  };
}

/** Keep what has changed beside what is kept. */
export function keepPlace(noteId: string, change: KeptPlace, storage: Storage = storageOf(noteId)): void {
  const place = { ...readPlace(noteId, storage), ...change };
  try {
    storage.setItem(nameOf(noteId), JSON.stringify(place));
  } catch {
    // The storage is full or shut: the place holds until the page is left.
  }
}

export function forgetPlace(noteId: string, storage: Storage = storageOf(noteId)): void {
  storage.removeItem(nameOf(noteId));
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const raw: unknown = JSON.parse(text ?? "{}");
    return typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isCount(raw: unknown): raw is number {
  return Number.isInteger(raw) && Number(raw) >= 0;
}
