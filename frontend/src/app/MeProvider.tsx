import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { MeContext } from "@/api/MeContext";
import { useRequest } from "@/api/useRequest";
import { useCallback, type ReactNode } from "react";

/** Asks once who is signed in and what is left to them, for everything within. */
export function MeProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => unwrap(api.GET("/me", { signal })), [api]);
  return <MeContext value={useRequest(load)}>{children}</MeContext>;
}
