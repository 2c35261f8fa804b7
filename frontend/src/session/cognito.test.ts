import { afterEach, expect, test } from "vitest";
import { markAccountErased } from "./accountErased";
import { addPasskeyUrl, createSession, passkeyOutcome, signOutUrl } from "./cognito";
import { forgetEverything } from "./forgetEverything";
import { TokenStore } from "./tokenStore";

const POOL = { region: "r", user_pool_id: "r_1", client_id: "c", sign_in: "https://sign-in.example" };

afterEach(() => {
  window.localStorage.clear();
  window.sessionStorage.clear();
});

test("signing out leads through the pool and back", () => {
  expect(signOutUrl(POOL, "https://app.example")).toBe(
    "https://sign-in.example/logout?client_id=c&logout_uri=https%3A%2F%2Fapp.example%2F",
  );
});

test("a passkey is added on the pool's own page, which leads back to where a sign-in does", () => {
  expect(addPasskeyUrl(POOL, "https://app.example")).toBe(
    "https://sign-in.example/passkeys/add?client_id=c&redirect_uri=https%3A%2F%2Fapp.example%2Fsigned-in",
  );
});

test.each([
  ["?result=success", "added"],
  ["?result=invalid_session", "not-added"],
  ["?code=1&state=2", null],
])("%s says of a passkey: %s", (search, outcome) => {
  expect(passkeyOutcome(search)).toBe(outcome);
});

test("what is kept is read without the library", () => {
  new TokenStore().keep({ refreshToken: "r", email: "demo@example.com" }, { token: "t", expiresAt: 1 });
  expect(createSession(POOL).getState()).toEqual({ kind: "signed-in", email: "demo@example.com" });
});

test("what is kept and cannot be read is nobody's sign-in", () => {
  window.localStorage.setItem("session.sign-in", "{");
  expect(createSession(POOL).getState()).toEqual({ kind: "signed-out" });
});

test("the token that the API takes is in this tab alone", () => {
  new TokenStore().keep({ refreshToken: "r", email: "" }, { token: "secret", expiresAt: 1 });
  expect(JSON.stringify({ ...window.localStorage })).not.toContain("secret");
});

test("nothing is left but that the account is erased", async () => {
  new TokenStore().keep({ refreshToken: "r", email: "" }, { token: "t", expiresAt: 1 });
  window.localStorage.setItem("theme", "dark");
  markAccountErased();
  const deleted: string[] = [];
  const stores = { keys: async () => ["answers"], delete: async (name: string) => deleted.push(name) };
  await forgetEverything(stores as unknown as CacheStorage);
  expect([{ ...window.localStorage }, { ...window.sessionStorage }, deleted]).toEqual([
    {},
    { farewell: "erased" },
    ["answers"],
  ]);
});
