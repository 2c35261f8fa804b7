/** A note, from wherever it is kept. */
import { useCallback } from "react";

import { ask, type Api } from "@/api/client";
import { useApi } from "@/api/context";
import { useAnswer } from "@/api/useAnswer";

import { followable } from "./artifacts";
import type { Note, NoteView } from "./note";
import { whole } from "./whole";

export interface Found {
  readonly view: NoteView;
  /** Null where the files are there, but not one that this page understands. */
  readonly note: Note | null;
}

export function useNote(id: string) {
  const api = useApi();
  return useAnswer(useCallback((signal: AbortSignal) => find(api, id, signal), [api, id]));
}

async function find(api: Api, id: string, signal: AbortSignal): Promise<Found> {
  const view = await ask(api.GET("/notes/{id}", { params: { path: { id } }, signal }));
  return { view, note: whole(view.note ?? (await stored(view, signal))) };
}

/** What the API's answer had no room for. */
async function stored(view: NoteView, signal: AbortSignal): Promise<unknown> {
  const file = view.artifacts.find(({ name }) => name === "note.json");
  if (!file) return null;
  try {
    const answer = await fetch(followable(file.url), { signal });
    return answer.ok ? ((await answer.json()) as unknown) : null;
  } catch {
    return null; // Whoever left does not mind; for the others the files are still there to take.
  }
}
