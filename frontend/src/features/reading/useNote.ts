/** A note, from wherever it is kept. */
import { useCallback } from "react";

import { unwrap, type ApiClient } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";

import { fetchDownloadUrl } from "./artifacts";
import type { Note, NoteView } from "./note";
import { parseMarks, parseNote } from "./parseNote";
import { sanitizeLine } from "./sanitize";

export interface LoadedNote {
  readonly view: NoteView;
  /** Null where the files are there, but not one that this page understands. */
  readonly note: Note | null;
}

export function useNote(id: string) {
  const api = useApi();
  return useRequest(useCallback((signal: AbortSignal) => loadNote(api, id, signal), [api, id]));
}

export async function loadNote(api: ApiClient, id: string, signal?: AbortSignal): Promise<LoadedNote> {
  const view = await unwrap(api.GET("/notes/{id}", { params: { path: { id } }, ...(signal && { signal }) }));
  // A function that was taken back to an earlier build says nothing of problems and marks.
  const { problems = [], marks }: Partial<NoteView> = view;
  const note = parseNote(view.note ?? (await fetchStoredNote(api, view, signal)));
  return {
    view: { ...view, problems, marks: parseMarks(marks) },
    // The title is what its reader calls it.
    note: note && { ...note, title: sanitizeLine(view.title) || note.title },
  };
}

/** What the API's answer had no room for; null where that is not to be had either. */
export async function fetchStoredNote(
  api: ApiClient,
  view: NoteView,
  signal?: AbortSignal,
): Promise<unknown> {
  if (!view.artifacts.some(({ name }) => name === "note.json")) return null;
  try {
    const answer = await fetch(await fetchDownloadUrl(api, view.note_id, "note.json"), { signal });
    return answer.ok ? ((await answer.json()) as unknown) : null;
  } catch {
    return null; // Whoever left does not mind; for the others the files are still there to take.
  }
}
