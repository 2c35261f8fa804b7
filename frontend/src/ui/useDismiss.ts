/** A menu is left by Escape, and by a press or the focus anywhere else. */
import { useEffect, type RefObject } from "react";

/** While `open`: `close` is called when one leaves; after Escape what had opened it (`opener` within) has the focus again. */
export function useDismiss(
  menu: RefObject<HTMLElement | null>,
  open: boolean,
  close: () => void,
  opener: string,
): void {
  useEffect(() => {
    if (!open) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      close();
      menu.current?.querySelector<HTMLElement>(opener)?.focus();
    };
    const onElsewhere = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
    };
  }, [menu, open, close, opener]);
}
