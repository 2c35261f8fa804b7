/** The words of a note: asked for when they are first wanted, since a note is read without them. */
import { useCallback, useState } from "react";

import { unwrap, type ApiClient } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { toProblem } from "@/api/problem";
import { useRequest, type RequestState } from "@/api/useRequest";

import type { Note, NoteView, Transcript } from "../note";
import { parseNote, parseWords } from "../parseNote";
import { fetchStoredNote } from "../useNote";

/** `data` is null until they are `wanted` and there. */
export function useTranscript(view: NoteView, note: Note, wanted: boolean): RequestState<Transcript | null> {
  const api = useApi();
  const [asked, setAsked] = useState(wanted);
  if (wanted && !asked) setAsked(true);
  const load = useCallback(
    (signal: AbortSignal) => (asked ? loadTranscript(api, view, note, signal) : Promise.resolve(null)),
    [api, view, note, asked],
  );
  return useRequest(load);
}

/** Throws ApiProblem. */
export async function loadTranscript(
  api: ApiClient,
  view: NoteView,
  note: Note,
  signal?: AbortSignal,
): Promise<Transcript> {
  // A function of an earlier build, and the file that is read of a note too large, have them with the note.
  if (note.transcript.segments.some(({ text }) => text)) return note.transcript;
  const params = { path: { id: view.note_id } };
  const { transcript } = await unwrap(api.GET("/notes/{id}/transcript", { params, signal }));
  const words = parseWords(transcript) ?? parseNote(await fetchStoredNote(api, view, signal))?.transcript;
  if (!words) throw toProblem(null);
  return words;
}
