/** The place in a note as its address holds it: `?tab=quiz&t=83`, a link that others can follow. */

export interface Place {
  /** Empty where the address names none. */
  readonly tab: string;
  /** Seconds; null where the address names none. */
  readonly second: number | null;
}

export function parsePlace(search: string): Place {
  const told = new URLSearchParams(search);
  const second = /^\d{1,6}$/.exec(told.get("t") ?? "")?.[0];
  return { tab: told.get("tab") ?? "", second: second === undefined ? null : Number(second) };
}

/** The search part of an address, with its question mark; empty for a note's beginning. */
export function formatPlace({ tab, second }: Place): string {
  const told = new URLSearchParams();
  if (tab) told.set("tab", tab);
  if (second) told.set("t", String(second));
  return told.size > 0 ? `?${told}` : "";
}
