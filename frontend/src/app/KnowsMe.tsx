import { ask } from "@/api/client";
import { useApi } from "@/api/context";
import { MeContext } from "@/api/me";
import { useAnswer } from "@/api/useAnswer";
import { useCallback, type ReactNode } from "react";

/** Asks once who is signed in and what is left to them, for everything within. */
export function KnowsMe({ children }: { children: ReactNode }) {
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => ask(api.GET("/me", { signal })), [api]);
  return <MeContext value={useAnswer(load)}>{children}</MeContext>;
}
