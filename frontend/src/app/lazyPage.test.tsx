import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { lazyPage } from "./lazyPage";

const Notes = ({ id }: { id: string }) => <h1>Note {id}</h1>;

/** A page whose code may be had or not, in a browser with or without a connection. */
function page(had: boolean, connected: boolean) {
  const now = { had, connected, reloads: 0 };
  const Page = lazyPage(
    async () => {
      if (!now.had) throw new TypeError("Failed to fetch dynamically imported module");
      return { default: Notes };
    },
    { reachable: async () => now.connected, reloadApp: () => void now.reloads++ },
  );
  return { now, Page };
}

test("a page is shown when its code is there", async () => {
  const { Page } = page(true, true);
  render(<Page id="7" />);
  expect((await screen.findByRole("heading")).textContent).toBe("Note 7");
});

test("without a connection that is said, and one may try again", async () => {
  const { Page, now } = page(false, false);
  render(<Page id="7" />);
  const told = await screen.findByRole("alert");
  expect(told.textContent).toContain("Check your connection and try again.");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("No connection");
  now.had = true;
  await userEvent.setup().click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Note 7" });
  expect(now.reloads).toBe(0);
});

test("code that is gone with its version comes with a new start", async () => {
  const { Page, now } = page(false, true);
  render(<Page id="7" />);
  const told = await screen.findByRole("alert");
  expect(told.textContent).toContain("a version of the app that has been replaced");
  await userEvent.setup().click(screen.getByRole("button", { name: "Try again" }));
  await expect.poll(() => now.reloads).toBe(1);
});
