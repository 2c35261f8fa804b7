import { act, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { Link } from "wouter";
import { usePageStart } from "./usePageStart";

const scrollTo = vi.fn();

beforeEach(() => {
  scrollTo.mockClear();
  vi.stubGlobal("scrollTo", scrollTo);
  window.history.replaceState(null, "", "/");
});

function Page() {
  const content = useRef<HTMLDivElement>(null);
  usePageStart(content);
  return (
    <>
      <Link href="/credits">Credits</Link>
      <div ref={content} tabIndex={-1} data-testid="content" />
    </>
  );
}

const focused = () => document.activeElement === screen.getByTestId("content");

test("another page is begun at its beginning, with the focus there; the first one is left alone", () => {
  render(<Page />);
  expect(focused()).toBe(false);
  act(() => screen.getByText("Credits").click());
  expect(focused()).toBe(true);
  expect(scrollTo).toHaveBeenCalledOnce();
});

test("going back has the focus too, and leaves the scrolling to the browser", () => {
  render(<Page />);
  act(() => screen.getByText("Credits").click());
  scrollTo.mockClear();
  screen.getByText("Credits").focus();
  act(() => {
    window.history.replaceState(null, "", "/");
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  expect(focused()).toBe(true);
  expect(scrollTo).not.toHaveBeenCalled();
});
