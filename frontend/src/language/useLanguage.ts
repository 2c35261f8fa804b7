import { useSyncExternalStore } from "react";
import { currentLanguage, onLanguage, type Language } from "./messages";

/** The language that is shown; whoever asks is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage);
}
