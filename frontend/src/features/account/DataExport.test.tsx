import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusal, show } from "../../../tests/captions/world";
import { DataExport } from "./DataExport";

const NONE = {
  state: "none",
  asked_at: null,
  size: null,
  url: null,
  link_expires_at: null,
  kept_until: null,
};
const MAKING = { ...NONE, state: "making", asked_at: "2027-01-15T08:00:00.000Z" };
const READY = {
  ...MAKING,
  state: "ready",
  size: 12_340_000,
  url: "https://s3.example/it.zip?signed",
  link_expires_at: "2027-01-15T08:15:00.000Z",
  kept_until: "2027-01-25T08:00:00.000Z",
};

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date("2027-01-15T08:00:00Z") }));
afterEach(() => vi.useRealTimers());

const button = () => screen.findByRole<HTMLButtonElement>("button");

test("it is packed on a press, asked after, and there is a link when it is done", async () => {
  let state: unknown = NONE;
  const { user, of } = show(<DataExport />, {
    "GET /me/export": () => Response.json(state),
    "POST /me/export": () => Response.json((state = MAKING), { status: 202 }),
  });
  await user.click(await screen.findByRole("button", { name: "Pack everything into a ZIP" }));
  await screen.findByText(/takes some minutes/);
  expect((await button()).disabled).toBe(true);
  state = READY;
  await vi.advanceTimersByTimeAsync(5_000);
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "Download the ZIP (12.3 MB)" });
  expect(link.href).toBe(READY.url);
  await screen.findByText(/kept until January 25, 2027/);
  expect(of("POST /me/export")).toHaveLength(1);
});

test("a link that is about to end is replaced", async () => {
  let link = READY.url;
  show(<DataExport />, {
    "GET /me/export": () => Response.json({ ...READY, url: link }),
  });
  await screen.findByRole("link");
  link = "https://s3.example/it.zip?newer";
  await vi.advanceTimersByTimeAsync(600_000);
  await waitFor(() => expect(screen.getByRole<HTMLAnchorElement>("link").href).toBe(link));
});

test("what failed may be asked for anew, and a refusal is told", async () => {
  const { user } = show(<DataExport />, {
    "GET /me/export": () => Response.json({ ...MAKING, state: "failed" }),
    "POST /me/export": () => refusal(429, "too_many_requests", "You ask too often.", true),
  });
  await screen.findByText(/could not be made/);
  await user.click(await screen.findByRole("button", { name: "Pack everything into a ZIP" }));
  await screen.findByText("You ask too often.");
});
