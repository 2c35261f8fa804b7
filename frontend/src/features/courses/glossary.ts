/** The words of a course's notes: each once, with the places where it is explained. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
}

export interface Place {
  readonly noteId: string;
  readonly title: string;
}

export interface Entry extends Term {
  readonly places: readonly Place[];
}

/** In the order of the alphabet; as its first place writes and explains it. */
export function glossaryOf(notes: readonly { place: Place; terms: readonly Term[] }[]): Entry[] {
  const entries = new Map<string, Term & { places: Place[] }>();
  for (const { place, terms } of notes) {
    for (const { term, meaning } of terms) {
      const key = term.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
      if (!key) continue;
      const entry = entries.get(key) ?? { term, meaning, places: [] };
      if (!entry.places.includes(place)) entry.places.push(place);
      entries.set(key, entry);
    }
  }
  return [...entries.values()].sort((one, other) => one.term.localeCompare(other.term));
}
