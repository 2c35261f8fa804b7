import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ErrorBoundary } from "./ErrorBoundary";

function Broken(): never {
  throw new Error("It cannot be drawn.");
}

test("a page that cannot be drawn is told, and the next one is shown", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const at = (path: string, page: React.ReactNode) => <ErrorBoundary at={path}>{page}</ErrorBoundary>;
  const { rerender } = render(at("/a", <Broken />));
  expect(screen.getByRole("heading").textContent).toBe("This page could not be shown");
  rerender(at("/a", <Broken />));
  expect(screen.getByRole("heading").textContent).toBe("This page could not be shown");
  rerender(at("/b", <h1>Another</h1>));
  expect(screen.getByRole("heading").textContent).toBe("Another");
});
