/** Where one stands after going to another page. */
import { useEffect, useRef, type RefObject } from "react";
import { useLocation } from "wouter";

/**
 * Keys and screen readers go on in `content`, and its beginning is in view: what had the focus is gone. Where one goes
 * back, the browser scrolls to where one was.
 */
export function usePageStart(content: RefObject<HTMLElement | null>): void {
  const [path] = useLocation();
  const left = useRef(path);
  const backTo = useRef("");
  useEffect(() => {
    const onBack = () => {
      backTo.current = window.location.pathname;
    };
    // Before the router hears of it, and shows the page.
    window.addEventListener("popstate", onBack, { capture: true });
    return () => window.removeEventListener("popstate", onBack, { capture: true });
  }, []);
  useEffect(() => {
    if (left.current === path) return;
    left.current = path;
    content.current?.focus({ preventScroll: true });
    if (backTo.current !== path) window.scrollTo({ top: 0, behavior: "instant" });
    backTo.current = "";
  }, [content, path]);
}
