import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { NotificationOffer } from "./NotificationOffer";
import { showNotification } from "./notifications";

afterEach(() => vi.unstubAllGlobals());

const NEWS = { what: "Notes are ready", video: { ...QUEUED, title: "Enzymes" } };

/** A browser that has notifications, about which its user has said this or will say that. */
function browser(permission: NotificationPermission, answer: NotificationPermission = "granted") {
  const shown: unknown[] = [];
  const asked = vi.fn(() => Promise.resolve(answer));
  function Shown(title: string, { body }: NotificationOptions) {
    shown.push([title, body]);
  }
  vi.stubGlobal("Notification", Object.assign(Shown, { permission, requestPermission: asked }));
  return { shown, asked };
}

test.each([
  ["granted", /This browser tells you/],
  ["denied", /The title of this tab tells you/],
] as const)("the browser is asked on a press only, and %s is told", async (answer, told) => {
  const { asked } = browser("default", answer);
  render(<NotificationOffer />);
  expect(asked).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Tell me when it is done" }));
  await screen.findByText(told);
  expect(asked).toHaveBeenCalledOnce();
});

test.each(["granted", "denied"] as const)("where it is %s already nothing is offered", (permission) => {
  browser(permission);
  render(<NotificationOffer />);
  expect(screen.queryByRole("button")).toBeNull();
});

test("a browser without notifications is offered and shown none", () => {
  vi.stubGlobal("Notification", undefined);
  render(<NotificationOffer />);
  showNotification(NEWS);
  expect(screen.queryByRole("button")).toBeNull();
});

test.each([
  ["granted", [["Notes are ready", "Enzymes"]]],
  ["denied", []],
  ["default", []],
] as const)("%s: what is shown", (permission, expected) => {
  const { shown } = browser(permission);
  showNotification(NEWS);
  expect(shown).toEqual(expected);
});

test("a phone that refuses notifications of pages is no failure", () => {
  vi.stubGlobal("Notification", { permission: "granted" }); // no constructor
  expect(() => showNotification(NEWS)).not.toThrow();
});
