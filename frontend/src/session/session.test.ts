import { expect, test } from "vitest";
import { Session, type SignInClient } from "./session";
import { TokenStore, type SignIn } from "./tokenStore";

const KEPT: SignIn = { refreshToken: "refresh", email: "demo@example.com" };
const COMING = {
  id_token: "token",
  refresh_token: "refresh",
  expires_at: 10_000,
  profile: { email: "demo@example.com" },
};

/** A storage as browsers have it, apart from theirs. */
function storage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as unknown as Storage;
}

/** What a browser keeps of a sign-in, and how another tab is heard of. */
class OneStore extends TokenStore {
  otherTab = () => {};

  override onOtherTab(act: () => void) {
    this.otherTab = act;
  }
}

function storeOf(kept: SignIn | null, lasting = storage()): OneStore {
  const store = new OneStore(lasting, storage());
  if (kept) store.keep(kept, { token: "token", expiresAt: 10_000 });
  return store;
}

type Answers = Record<string, (...said: unknown[]) => unknown>;

/** A session whose pool gives these answers, and what was asked of it. */
function session(store: OneStore, answers: Answers = {}, seconds = 0) {
  const asked: unknown[][] = [];
  const answer =
    (name: string) =>
    async (...said: unknown[]) => {
      asked.push([name, ...said]);
      return answers[name]?.(...said);
    };
  const made = new Session({
    store,
    endpoint: { renew: answer("renew") as never, revoke: answer("revoke") as never },
    signInClient: async () =>
      ({
        signinRedirect: answer("signinRedirect"),
        signinRedirectCallback: answer("signinRedirectCallback"),
      }) as unknown as SignInClient,
    oneTabAtATime: (act) => act(),
    forget: answer("forget") as never,
    redirectToSignOut: () => void asked.push(["redirectToSignOut"]),
    seconds: () => seconds,
  });
  return { session: made, asked };
}

const renewed = (id: string, refresh?: string) => ({ id_token: id, expires_in: 900, refresh_token: refresh });

test("a browser that was signed in still is, in another tab and the next day", async () => {
  const lasting = storage();
  storeOf(KEPT, lasting);
  const { session: next } = session(
    new OneStore(lasting, storage()),
    { renew: () => renewed("new") },
    99_999,
  );
  expect(next.getState()).toEqual({ kind: "signed-in", email: "demo@example.com" });
  expect(await next.token()).toBe("new");
  expect(session(storeOf(null)).session.getState()).toEqual({ kind: "signed-out" });
});

test("one comes back to the page that was asked for", async () => {
  const store = storeOf(null);
  const { session: one, asked } = session(store, {
    signinRedirectCallback: () => ({ ...COMING, state: { path: "/notes/7?t=3" } }),
  });
  await one.signIn("/notes/7?t=3", "Google");
  expect(asked[0]?.[1]).toEqual({
    state: { path: "/notes/7?t=3", provider: "Google" },
    extraQueryParams: { identity_provider: "Google" },
  });
  expect(await one.completeSignIn()).toBe("/notes/7?t=3");
  expect(one.getState()).toEqual({ kind: "signed-in", email: "demo@example.com" });
  expect([store.signIn(), await one.token()]).toEqual([KEPT, "token"]);
});

const LINKED = "Already found an entry for username google_1138.";

/** What the library makes of an error that the pool leads back with. */
const refusal = (error_description: string, state: object) =>
  Object.assign(new Error(error_description), { error_description, state });

test("a sign-in whose identity was linked to an account just now is begun anew, by the same provider", async () => {
  const before = { path: "/notes/7", provider: "Google" };
  const { session: one, asked } = session(storeOf(null), {
    signinRedirectCallback: () => {
      throw refusal(LINKED, before);
    },
  });
  void one.completeSignIn();
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toEqual([
    "signinRedirect",
    { state: { ...before, again: true }, extraQueryParams: { identity_provider: "Google" } },
  ]);
});

test.each([
  [LINKED, { path: "/", again: true }],
  ["User is disabled.", { path: "/" }],
])("%s is told after %o, and nothing is begun", async (description, state) => {
  const { session: one, asked } = session(storeOf(null), {
    signinRedirectCallback: () => {
      throw refusal(description, state);
    },
  });
  await expect(one.completeSignIn()).rejects.toThrow(description);
  expect(asked).toEqual([["signinRedirectCallback"]]);
});

test("the code of a sign-in is used once, however often the page is drawn", async () => {
  const { session: one, asked } = session(storeOf(null), { signinRedirectCallback: () => COMING });
  await Promise.all([one.completeSignIn(), one.completeSignIn()]);
  expect(asked).toEqual([["signinRedirectCallback"]]);
});

test("who comes after somebody else finds nothing of theirs", async () => {
  const coming = { ...COMING, profile: { email: "other@example.com" } };
  const { session: one, asked } = session(storeOf(KEPT), { signinRedirectCallback: () => coming });
  await one.completeSignIn();
  expect(asked).toEqual([["signinRedirectCallback"], ["forget"]]);
  expect(one.getState()).toEqual({ kind: "signed-in", email: "other@example.com" });
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", 7, undefined])(
  "coming back never leads to %s",
  async (path) => {
    const { session: one } = session(storeOf(null), {
      signinRedirectCallback: () => ({ ...COMING, state: { path } }),
    });
    expect(await one.completeSignIn()).toBe("/");
  },
);

test("a good token is given without a question", async () => {
  const { session: one, asked } = session(storeOf(KEPT), {}, 9_900);
  expect([await one.token(), asked]).toEqual(["token", []]);
});

test("a token about to end is renewed, once for all who wait, and the new refresh token is kept", async () => {
  const store = storeOf(KEPT);
  const { session: one, asked } = session(store, { renew: () => renewed("new", "next") }, 9_950);
  expect(await Promise.all([one.token(), one.token()])).toEqual(["new", "new"]);
  expect(asked).toEqual([["renew", "refresh"]]);
  expect(store.signIn()).toEqual({ ...KEPT, refreshToken: "next" });
  expect(await one.token()).toBe("new");
});

test("when it cannot be renewed one has to sign in again, and is told", async () => {
  const { session: one } = session(storeOf(KEPT), { renew: () => null }, 10_001);
  let told = 0;
  one.subscribe(() => told++);
  expect(await one.token()).toBe(null);
  expect([one.getState(), told]).toEqual([{ kind: "expired", email: "demo@example.com" }, 1]);
});

test("no connection is no reason to sign in again", async () => {
  const fail = () => {
    throw new TypeError("Failed to fetch");
  };
  const { session: one } = session(storeOf(KEPT), { renew: fail }, 10_001);
  await expect(one.token()).rejects.toThrow("Failed to fetch");
  expect(one.getState().kind).toBe("signed-in");
});

test("signing out forgets all even if the pool cannot be told", async () => {
  const fail = () => {
    throw new Error("no connection");
  };
  const { session: one, asked } = session(storeOf(KEPT), { revoke: fail });
  await one.signOut();
  expect(asked).toEqual([["revoke", "refresh"], ["forget"], ["redirectToSignOut"]]);
  expect(one.getState()).toEqual({ kind: "signed-out" });
});

test("signing out in one tab is signing out in all, and so is signing in", async () => {
  const lasting = storage();
  const store = storeOf(KEPT, lasting);
  const { session: one } = session(store);
  lasting.removeItem("session.sign-in");
  store.otherTab();
  expect([one.getState(), store.token()]).toEqual([{ kind: "signed-out" }, null]);
  storeOf({ ...KEPT, email: "other@example.com" }, lasting);
  store.otherTab();
  expect(one.getState()).toEqual({ kind: "signed-in", email: "other@example.com" });
});

test("who has signed out while a token was on its way stays signed out", async () => {
  const lasting = storage();
  const store = storeOf(KEPT, lasting);
  const leave = () => {
    lasting.removeItem("session.sign-in");
    return renewed("new");
  };
  const { session: one } = session(store, { renew: leave }, 10_001);
  expect([await one.token(), store.signIn()]).toEqual([null, null]);
});
