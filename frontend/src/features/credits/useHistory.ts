import { useCallback, useState } from "react";
import { ask, type Schema } from "@/api/client";
import { useApi } from "@/api/context";
import { type ApiProblem, asProblem } from "@/api/problem";
import { useAnswer } from "@/api/useAnswer";
import type { Entry } from "./entry";

const PAGE = 20;

type Page = Schema<"History">;

/** The ledger's lines, newest first; `more` adds the next page, `again` begins anew. */
export interface Ledger {
  entries: Entry[] | null;
  problem: ApiProblem | null;
  again: () => void;
  /** Null after the last page. */
  more: (() => Promise<void>) | null;
}

/** Pages that were asked for below a first one; worth nothing below another. */
interface Older {
  below: Page | null;
  pages: Page[];
}

export function useHistory(): Ledger {
  const api = useApi();
  const load = useCallback(
    (signal?: AbortSignal, cursor?: string) => {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      return ask(api.GET("/credits/history", { params: { query }, signal: signal ?? null }));
    },
    [api],
  );
  const { answer: first, problem, again } = useAnswer(load);
  const [older, setOlder] = useState<Older>({ below: null, pages: [] });
  const [stuck, setStuck] = useState<ApiProblem | null>(null);

  const pages = first ? [first, ...(older.below === first ? older.pages : [])] : [];
  const next = pages.at(-1)?.next_cursor;
  const more = async () => {
    try {
      const page = await load(undefined, next ?? undefined);
      setOlder({ below: first, pages: [...pages.slice(1), page] });
      setStuck(null);
    } catch (error) {
      setStuck(asProblem(error));
    }
  };
  return {
    entries: first && pages.flatMap((page) => page.entries),
    problem: problem ?? stuck,
    again,
    more: next ? more : null,
  };
}
