import { afterEach, expect, test } from "vitest";
import { createSession, signOutUrl } from "./cognito";

const POOL = { region: "r", user_pool_id: "r_1", client_id: "c", sign_in: "https://sign-in.example" };

afterEach(() => window.sessionStorage.clear());

test("signing out leads through the pool and back", () => {
  expect(signOutUrl(POOL, "https://app.example")).toBe(
    "https://sign-in.example/logout?client_id=c&logout_uri=https%3A%2F%2Fapp.example%2F",
  );
});

test("what the library keeps is read without it", async () => {
  const { User, WebStorageStateStore, UserManager } = await import("oidc-client-ts");
  const store = new WebStorageStateStore({ store: window.sessionStorage, prefix: "session." });
  const settings = { authority: POOL.sign_in, client_id: "c", redirect_uri: "", userStore: store };
  const profile = { sub: "s", iss: "i", aud: "c", exp: 1, iat: 0, email: "demo@example.com" };
  await new UserManager(settings).storeUser(
    new User({ id_token: "t", access_token: "a", token_type: "Bearer", profile, expires_at: 1 }),
  );

  expect(createSession(POOL).getState()).toEqual({ kind: "signed-in", email: "demo@example.com" });
});
