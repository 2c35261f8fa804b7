/** The reader's marks, for whatever shows a line. */
import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";

import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import type { ApiProblem } from "@/api/problem";

import type { NoteView } from "../note";
import { MarkStore } from "./markStore";

const MarkContext = createContext<MarkStore | null>(null);

interface MarkProviderProps {
  view: NoteView;
  /** Whether the service keeps them. Otherwise they are gone with the page. */
  kept: boolean;
  children: ReactNode;
}

export function MarkProvider({ view, kept, children }: MarkProviderProps) {
  const api = useApi();
  const { note_id: id } = view;
  // The marks of the first answer: later ones are this page's own.
  const store = useMemo(
    () =>
      new MarkStore(view.marks, (marks) =>
        kept
          ? unwrap(api.PATCH("/notes/{id}", { params: { path: { id } }, body: { marks, title: null } }))
          : Promise.resolve(),
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, id, kept],
  );
  return <MarkContext value={store}>{children}</MarkContext>;
}

export function useMarkStore(): MarkStore {
  const store = useContext(MarkContext);
  if (store === null) throw new Error("There is no MarkProvider around this.");
  return store;
}

/** The reader's remark on a line; null where it is not marked. */
export function useRemark(line: string): string | null {
  const store = useMarkStore();
  return useSyncExternalStore(store.subscribe, () => store.marks.get(line) ?? null);
}

export function useMarkCount(): number {
  const store = useMarkStore();
  return useSyncExternalStore(store.subscribe, () => store.marks.size);
}

/** Why the last change of a line was not kept. */
export function useMarkProblem(line: string): ApiProblem | null {
  const store = useMarkStore();
  return useSyncExternalStore(store.subscribe, () =>
    store.problem?.line === line ? store.problem.problem : null,
  );
}
