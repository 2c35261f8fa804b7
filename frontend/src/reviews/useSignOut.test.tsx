import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import type { Session } from "@/session/session";
import { SessionContext } from "@/session/useSession";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { stubBrowser } from "../../tests/stubBrowser";
import { keepUnsent } from "./unsentReviews";
import { useSignOut } from "./useSignOut";

let online: boolean;
let happened: string[];

beforeEach(() => {
  stubBrowser();
  happened = [];
  const at = "2026-12-01T09:00:00.000+01:00";
  const entry = { video: "hQVTIJBZook", card: "3f9a1c07", rating: 3, undone: null } as const;
  keepUnsent({ id: "entry-1", at, kind: "review", ...entry });
});

function Leave() {
  const { signOut, dialog } = useSignOut(() => Promise.resolve(happened.push("ended elsewhere")));
  return (
    <>
      <button onClick={signOut}>Out</button>
      {dialog}
    </>
  );
}

function open() {
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, () => {
    if (!online) return Promise.reject(new TypeError());
    happened.push("sent");
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  const state = { kind: "signed-in", email: "" } as const;
  const session = {
    subscribe: () => () => undefined,
    getState: () => state,
    signOut: () => Promise.resolve(happened.push("signed out")),
  } as unknown as Session;
  render(
    <ServiceContext value={{ api, settings: {} as Settings }}>
      <SessionContext value={session}>
        <Leave />
      </SessionContext>
    </ServiceContext>,
  );
  return userEvent.setup();
}

test("what is not sent yet is sent before all is forgotten", async () => {
  online = true;
  await open().click(screen.getByRole("button", { name: "Out" }));
  await waitFor(() => expect(happened).toEqual(["sent", "ended elsewhere", "signed out"]));
});

test("what cannot be sent is told, and one stays, tries again, or leaves all the same", async () => {
  online = false;
  const user = open();
  await user.click(screen.getByRole("button", { name: "Out" }));
  await screen.findByText(/^1 answer to cards could not be sent/);
  await user.click(screen.getByRole("button", { name: "Stay signed in" }));
  expect([happened, screen.queryByText(/could not be sent/)]).toEqual([[], null]);

  await user.click(screen.getByRole("button", { name: "Out" }));
  online = true;
  await user.click(await screen.findByRole("button", { name: "Try again" }));
  await waitFor(() => expect(happened).toEqual(["sent", "ended elsewhere", "signed out"]));
});

test("who leaves all the same is asked once", async () => {
  online = false;
  const user = open();
  await user.click(screen.getByRole("button", { name: "Out" }));
  await user.click(await screen.findByRole("button", { name: "Sign out and lose them" }));
  await waitFor(() => expect(happened).toEqual(["ended elsewhere", "signed out"]));
});
