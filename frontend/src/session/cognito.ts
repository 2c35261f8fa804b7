/** The session of this browser against a Cognito user pool. */
import type { UserManagerSettings } from "oidc-client-ts";
import { forgetEverything } from "./forgetEverything";
import { Session, type SignInClient } from "./session";
import { tokenEndpoint } from "./tokenEndpoint";
import { TokenStore } from "./tokenStore";

/** Where the pool is, and which client of it we are. */
export interface UserPool {
  region: string;
  user_pool_id: string;
  client_id: string;
  /** The address of the pool's own pages. */
  sign_in: string;
}

export function createSession(pool: UserPool): Session {
  let client: Promise<SignInClient> | null = null;
  return new Session({
    store: new TokenStore(),
    endpoint: tokenEndpoint(pool),
    signInClient: () => {
      client ??= createSignInClient(pool);
      // What could not be loaded is asked for again at the next try.
      client.catch(() => (client = null));
      return client;
    },
    oneTabAtATime,
    forget: forgetEverything,
    redirectToSignOut: () => window.location.assign(signOutUrl(pool, window.location.origin)),
  });
}

/** Cognito's sign-out takes names of its own, not those of OpenID Connect. */
export function signOutUrl(pool: UserPool, home: string): string {
  const told = new URLSearchParams({ client_id: pool.client_id, logout_uri: `${home}/` });
  return `${pool.sign_in}/logout?${told}`;
}

/** The pool's own page where its user adds a passkey. It knows who that is for an hour after the sign-in. */
export function addPasskeyUrl(pool: UserPool, home: string): string {
  const told = new URLSearchParams({ client_id: pool.client_id, redirect_uri: `${home}/signed-in` });
  return `${pool.sign_in}/passkeys/add?${told}`;
}

/** How that page says it went, where it comes back to `/signed-in`; null where one comes from signing in. */
export function passkeyOutcome(search: string): "added" | "not-added" | null {
  const result = new URLSearchParams(search).get("result");
  if (!result) return null;
  return result === "success" ? "added" : "not-added";
}

/** A refresh token is good for one use: tabs that all want to use it wait for one another. */
async function oneTabAtATime<T>(act: () => Promise<T>): Promise<T> {
  const { locks }: Partial<Navigator> = navigator;
  // Without locks (an address that is not secure) the pool's grace period has to do.
  return locks ? await locks.request("session", act) : act();
}

async function createSignInClient(pool: UserPool): Promise<SignInClient> {
  const { InMemoryWebStorage, UserManager, WebStorageStateStore } = await import("oidc-client-ts");
  const stateStore = new WebStorageStateStore({ store: window.sessionStorage, prefix: "sign-in." });
  // What it is given is kept by the session, which needs less of it.
  const userStore = new WebStorageStateStore({ store: new InMemoryWebStorage() });
  return new UserManager({ ...clientSettings(pool), userStore, stateStore });
}

function clientSettings(pool: UserPool): UserManagerSettings {
  return {
    authority: pool.sign_in,
    client_id: pool.client_id,
    redirect_uri: `${window.location.origin}/signed-in`,
    scope: "openid email profile",
    automaticSilentRenew: false,
    // Spares a request: these addresses are the same for every pool.
    metadata: {
      issuer: `https://cognito-idp.${pool.region}.amazonaws.com/${pool.user_pool_id}`,
      authorization_endpoint: `${pool.sign_in}/oauth2/authorize`,
      token_endpoint: `${pool.sign_in}/oauth2/token`,
    },
  };
}
