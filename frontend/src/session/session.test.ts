import { expect, test } from "vitest";
import { Session, type SignInClient, type StoredUser } from "./session";

const KEPT: StoredUser = {
  id_token: "token",
  expires_at: 10_000,
  profile: { sub: "s", iss: "i", aud: "a", exp: 0, iat: 0, email: "demo@example.com" },
};

/** A session over a sign-in client whose answers are given, and what was asked of it. */
function session(kept: StoredUser | null, answers: Record<string, () => unknown> = {}, seconds = 0) {
  const asked: unknown[][] = [];
  const answer =
    (name: string) =>
    async (...said: unknown[]) => {
      asked.push([name, ...said]);
      return answers[name]?.();
    };
  const names = ["signinRedirect", "signinRedirectCallback", "renewToken", "revokeTokens", "removeUser"];
  const client = Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as SignInClient;
  const redirectToSignOut = () => void asked.push(["redirectToSignOut"]);
  const made = new Session({
    storedUser: () => kept,
    signInClient: async () => client,
    redirectToSignOut,
    seconds: () => seconds,
  });
  return { session: made, asked };
}

test("a tab that was signed in still is", () => {
  expect([session(KEPT).session.getState(), session(null).session.getState()]).toEqual([
    { kind: "signed-in", email: "demo@example.com" },
    { kind: "signed-out" },
  ]);
});

test("one comes back to the page that was asked for", async () => {
  const { session: one, asked } = session(null, {
    signinRedirectCallback: () => ({ ...KEPT, state: { path: "/notes/7?t=3" } }),
  });
  await one.signIn("/notes/7?t=3", "Google");
  expect(asked[0]?.[1]).toEqual({
    state: { path: "/notes/7?t=3" },
    extraQueryParams: { identity_provider: "Google" },
  });
  expect(await one.completeSignIn()).toBe("/notes/7?t=3");
  expect(one.getState()).toEqual({ kind: "signed-in", email: "demo@example.com" });
});

test("the code of a sign-in is used once, however often the page is drawn", async () => {
  const { session: one, asked } = session(null, { signinRedirectCallback: () => KEPT });
  await Promise.all([one.completeSignIn(), one.completeSignIn()]);
  expect(asked).toEqual([["signinRedirectCallback"]]);
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", 7, undefined])(
  "coming back never leads to %s",
  async (path) => {
    const { session: one } = session(null, { signinRedirectCallback: () => ({ ...KEPT, state: { path } }) });
    expect(await one.completeSignIn()).toBe("/");
  },
);

test("a good token is given without a question", async () => {
  const { session: one, asked } = session(KEPT, {}, 9_900);
  expect([await one.token(), asked]).toEqual(["token", []]);
});

test("a token about to end is renewed, once for all who wait", async () => {
  const { session: one, asked } = session(KEPT, { renewToken: () => "new" }, 9_950);
  expect(await Promise.all([one.token(), one.token()])).toEqual(["new", "new"]);
  expect(asked).toEqual([["renewToken"]]);
});

test("when it cannot be renewed one has to sign in again, and is told", async () => {
  const { session: one } = session(KEPT, { renewToken: () => null }, 10_001);
  let told = 0;
  one.subscribe(() => told++);
  expect(await one.token()).toBe(null);
  expect([one.getState(), told]).toEqual([{ kind: "expired", email: "demo@example.com" }, 1]);
});

test("no connection is no reason to sign in again", async () => {
  const fail = () => {
    throw new TypeError("Failed to fetch");
  };
  const { session: one } = session(KEPT, { renewToken: fail }, 10_001);
  await expect(one.token()).rejects.toThrow("Failed to fetch");
  expect(one.getState().kind).toBe("signed-in");
});

test("signing out forgets the tokens even if the pool cannot be told", async () => {
  const fail = () => {
    throw new Error("no connection");
  };
  const { session: one, asked } = session(KEPT, { revokeTokens: fail });
  await one.signOut();
  expect(asked.map(([name]) => name)).toEqual(["revokeTokens", "removeUser", "redirectToSignOut"]);
  expect(one.getState()).toEqual({ kind: "signed-out" });
});
