import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { stubBrowser } from "../../../../tests/stubBrowser";

beforeEach(stubBrowser);

/** The page, whose service answers nobody; what was asked of it. */
async function visit() {
  // The screen is asked how wide it is as the code is loaded.
  const { default: SamplePage } = await import("./SamplePage");
  const asked: string[] = [];
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, (input) => {
    asked.push((input as Request).url);
    return Promise.reject(new TypeError("No connection"));
  });
  const { hook, searchHook } = memoryLocation({ path: "/sample" });
  render(
    <ServiceContext value={{ api, settings: {} as Settings }}>
      <Router hook={hook} searchHook={searchHook}>
        <SamplePage />
      </Router>
    </ServiceContext>,
  );
  return { asked, user: userEvent.setup() };
}

test("a time of the sample leads to the words that are said then, and to no video", async () => {
  const { user } = await visit();
  const [time] = screen.getAllByRole("link", { name: "What is said at 1:33" });
  expect(time?.getAttribute("href")).toBe("?t=93");
  if (time) await user.click(time);
  await waitFor(() =>
    expect(document.querySelector(".transcript [data-said]")?.textContent).toContain("Memory is usually"),
  );
  expect(document.querySelector("iframe")).toBeNull();
  expect(document.querySelector('a[href*="youtu"]')).toBeNull();
});

test("cards and quiz work, marks are shown, nothing is asked of the service, and nothing stays on the device", async () => {
  const { asked, user } = await visit();
  await user.click(screen.getAllByRole("button", { name: "Mark as wrong" })[0] as HTMLElement);
  expect(screen.getByText("1 line marked as wrong")).toBeTruthy();
  await user.click(screen.getByRole("tab", { name: "Cards" }));
  await user.click(screen.getByText("Turn the card"));
  expect(screen.getByText("Answer")).toBeTruthy();
  await user.click(screen.getByRole("tab", { name: "Quiz" }));
  const [choice] = document.querySelectorAll<HTMLElement>(".choices button");
  if (choice) await user.click(choice);
  expect(screen.getByText(/^Right\.|^Not this one/)).toBeTruthy();
  expect([asked, Object.keys(window.localStorage)]).toEqual([[], []]);
});

test("who owns no note can neither rename nor delete it", async () => {
  await visit();
  expect(screen.queryByRole("button", { name: /Rename|Delete/ })).toBeNull();
});
