/** All the notes of an account, newest first: their names, not their words. */
import { useCallback } from "react";

import { unwrap, type ApiClient, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";

import type { NoteLine } from "./duePlan";

const PAGE = 100;

export function useNoteList() {
  const api = useApi();
  return useRequest(useCallback((signal: AbortSignal) => fetchNoteList(api, signal), [api]));
}

export async function fetchNoteList(api: ApiClient, signal?: AbortSignal): Promise<NoteLine[]> {
  const notes: NoteLine[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = { limit: PAGE, ...(cursor && { cursor }) };
    const page: Schema<"NoteList"> = await unwrap(
      api.GET("/notes", { params: { query }, ...(signal && { signal }) }),
    );
    notes.push(...page.notes);
    cursor = page.next_cursor;
  }
  return notes;
}
