import { useCallback, useState } from "react";
import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { type ApiProblem, toProblem } from "@/api/problem";
import { useRequest } from "@/api/useRequest";
import type { LedgerEntry } from "./ledgerEntry";

const HISTORY_PAGE_SIZE = 20;

type HistoryPage = Schema<"CreditHistory">;

/** The ledger's lines, newest first; `loadMore` adds the next page, `reload` begins anew. */
export interface CreditHistoryState {
  entries: LedgerEntry[] | null;
  problem: ApiProblem | null;
  reload: () => void;
  /** Null after the last page. */
  loadMore: (() => Promise<void>) | null;
}

/** Pages that were asked for below a first one; worth nothing below another. */
interface Older {
  below: HistoryPage | null;
  pages: HistoryPage[];
}

export function useCreditHistory(): CreditHistoryState {
  const api = useApi();
  const load = useCallback(
    (signal?: AbortSignal, cursor?: string) => {
      const query = { limit: HISTORY_PAGE_SIZE, ...(cursor && { cursor }) };
      return unwrap(api.GET("/credits/history", { params: { query }, signal: signal ?? null }));
    },
    [api],
  );
  const { data: first, problem, reload } = useRequest(load);
  const [older, setOlder] = useState<Older>({ below: null, pages: [] });
  const [moreProblem, setMoreProblem] = useState<ApiProblem | null>(null);

  const pages = first ? [first, ...(older.below === first ? older.pages : [])] : [];
  const next = pages.at(-1)?.next_cursor;
  const more = async () => {
    try {
      const page = await load(undefined, next ?? undefined);
      setOlder({ below: first, pages: [...pages.slice(1), page] });
      setMoreProblem(null);
    } catch (error) {
      setMoreProblem(toProblem(error));
    }
  };
  return {
    entries: first && pages.flatMap((page) => page.entries),
    problem: problem ?? moreProblem,
    reload,
    loadMore: next ? more : null,
  };
}
