/** The account and its credits, known once for every part of the page that shows or changes them. */
import { createContext, useContext } from "react";
import type { Schema } from "./client";
import type { RequestState } from "./useRequest";

export const MeContext = createContext<RequestState<Schema<"Me">> | null>(null);

/** Call `reload` after anything that spends or brings a credit. */
export function useMe(): RequestState<Schema<"Me">> {
  const me = useContext(MeContext);
  if (!me) throw new Error("There is no MeContext around this.");
  return me;
}
