import { createApiClient } from "@/api/client";
import type { Settings } from "@/api/settings";
import { PERSONAL_DATA } from "@/api/personalData";
import { chooseLanguage } from "@/language/messages";
import { markAccountErased } from "@/session/accountErased";
import { Session } from "@/session/session";
import { TokenStore, type SignIn } from "@/session/tokenStore";
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stubBrowser } from "../../tests/stubBrowser";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { App } from "./App";

const SINCE = "2027-01-15T08:00:00.000Z";
const ADA = {
  user_id: "ada",
  email: "ada@example.org",
  name: "",
  provider: "cognito",
  credits: 3,
  open_jobs: 0,
  created_at: "2026-11-01T10:00:00Z",
  erasing_since: null as string | null,
};
const SIGNED_IN: SignIn = { refreshToken: "refresh", email: ADA.email };

beforeEach(() => {
  stubBrowser();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

afterEach(() => chooseLanguage("en"));

/** The app at a path, for who is signed in or nobody; the API answers `GET /me` so, and knows nothing else. */
function open(
  path: string,
  user: SignIn | null,
  me: () => Response = () => Response.json(ADA),
  settings: Partial<Settings> = {},
) {
  const store = new TokenStore();
  if (user) store.keep(user, { token: "token", expiresAt: 4e9 });
  const notAsked = () => Promise.reject(new Error("not asked for"));
  const session = new Session({
    store,
    endpoint: { renew: notAsked, revoke: notAsked },
    signInClient: notAsked,
    oneTabAtATime: (act) => act(),
    forget: notAsked,
    redirectToSignOut: () => undefined,
  });
  const api = createApiClient("https://api.example", session, (input) => {
    const { pathname } = new URL((input as Request).url);
    return Promise.resolve(
      pathname === "/me" ? me() : Response.json({ videos: [], courses: [], next_cursor: null, plugins: [] }),
    );
  });
  const { hook, searchHook } = memoryLocation({ path });
  render(
    <Router hook={hook} searchHook={searchHook}>
      <App api={api} session={session} settings={settings as Settings} />
    </Router>,
  );
}

test.each(["/", "/credits", "/account"])(
  "of an account that is being erased %s shows only that",
  async (path) => {
    open(path, SIGNED_IN, () => Response.json({ ...ADA, erasing_since: SINCE }));
    await screen.findByRole("heading", { name: "Your account is being erased" });
    expect(screen.getByText(/It is being erased since .*2027.*gone within the hour/)).toBeTruthy();
    expect(screen.queryByText("This account was erased.")).toBeNull();
  },
);

test("an erasure that an earlier build began is told without a time", async () => {
  const problem = { type: "", title: "Forbidden", status: 403, detail: "", code: "account_erasing" };
  const headers = { "content-type": "application/problem+json" };
  open("/", SIGNED_IN, () => Response.json({ ...problem, retryable: false }, { status: 403, headers }));
  await screen.findByRole("heading", { name: "Your account is being erased" });
  expect(screen.getByText(/^It is being erased\. What is left/)).toBeTruthy();
});

test("any other account is shown as it is", async () => {
  open("/account", SIGNED_IN);
  await screen.findByText("Erase everything…");
  expect(screen.queryByText("Your account is being erased")).toBeNull();
});

test.each([
  ["nobody", null],
  ["who is signed in", SIGNED_IN],
])("%s can read what is kept", async (_, user) => {
  open("/privacy", user);
  await screen.findByRole("heading", { name: "What is kept of you, and for how long" });
  expect(screen.getAllByRole("row")).toHaveLength(PERSONAL_DATA.length + 1);
  expect(screen.getByText(/The address your requests come from \(IP\)/)).toBeTruthy();
});

test.each([
  [undefined, "Your account is erased"],
  [SINCE, "Your account is being erased"],
])("who has erased the account, unfinished since %s, is told: %s", async (since, title) => {
  markAccountErased(since);
  open("/", null);
  await screen.findByText(title);
});

test("choosing German in the account menu changes the words on the page, and what the page says it is in", async () => {
  open("/nowhere", SIGNED_IN);
  await screen.findByRole("heading", { name: "There is no such page" });
  await userEvent.click(screen.getByRole("button", { name: "Account" }));
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language" }), "Deutsch");
  await screen.findByRole("heading", { name: "Diese Seite gibt es nicht" });
  expect(screen.getByRole("link", { name: "3 Credits" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("de");
});

test("what was typed stays when another language is chosen", async () => {
  open("/", SIGNED_IN);
  await userEvent.type(await screen.findByRole("textbox", { name: "Link of a YouTube video" }), "y");
  await act(() => chooseLanguage("de"));
  const field = await screen.findByRole("textbox", { name: "Link eines YouTube-Videos" });
  expect((field as HTMLInputElement).value).toBe("y");
});

const PASSKEYS = { passkeys: true, sign_in: "https://sign-in.example", client_id: "c" };

test("where the pool takes passkeys the account page leads to its page for them", async () => {
  open("/account", SIGNED_IN, undefined, PASSKEYS);
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "Add a passkey" });
  expect(link.href).toMatch("https://sign-in.example/passkeys/add?client_id=c&redirect_uri=");
});

test.each([
  ["success", /The passkey is added/],
  ["invalid_session", /No passkey was added/],
])("coming back from there with %s, one reads so", async (result, said) => {
  open(`/signed-in?result=${result}`, SIGNED_IN, undefined, PASSKEYS);
  await screen.findByText(said);
});

test("where it takes none, and for who comes by Google, there is no word of them", async () => {
  open("/account", SIGNED_IN);
  await screen.findByText("Other devices");
  expect(screen.queryByText("Passkeys")).toBeNull();
  cleanup();
  open("/account", SIGNED_IN, () => Response.json({ ...ADA, provider: "Google" }), PASSKEYS);
  await screen.findByText("Google");
  expect(screen.queryByText("Passkeys")).toBeNull();
});
