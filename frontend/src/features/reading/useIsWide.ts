/** Whether there is room for two columns; reading.css turns at the same width. */
import { useSyncExternalStore } from "react";

const query = window.matchMedia("(min-width: 60rem)");

function subscribe(changed: () => void): () => void {
  query.addEventListener("change", changed);
  return () => {
    query.removeEventListener("change", changed);
  };
}

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
