/** The account and its credits, known once for every part of the page that shows or changes them. */
import { createContext, useContext } from "react";
import type { Schema } from "./client";
import type { Asked } from "./useAnswer";

export const MeContext = createContext<Asked<Schema<"Me">> | null>(null);

/** Call `again` after anything that spends or brings a credit. */
export function useMe(): Asked<Schema<"Me">> {
  const me = useContext(MeContext);
  if (!me) throw new Error("There is no MeContext around this.");
  return me;
}
