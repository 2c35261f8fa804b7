/** The session of this tab against a Cognito user pool. */
import type { User, UserManager, UserManagerSettings } from "oidc-client-ts";
import { Session, type SignInClient, type StoredUser } from "./session";

/** Where the pool is, and which client of it we are. */
export interface UserPool {
  region: string;
  user_pool_id: string;
  client_id: string;
  /** The address of the pool's own pages. */
  sign_in: string;
}

const STORAGE_PREFIX = "session.";

export function createSession(pool: UserPool, storage: Storage = window.sessionStorage): Session {
  let client: Promise<SignInClient> | null = null;
  return new Session({
    storedUser: () => readStoredUser(pool, storage),
    signInClient: () => (client ??= createSignInClient(pool, storage)),
    redirectToSignOut: () => window.location.assign(signOutUrl(pool, window.location.origin)),
  });
}

/** Cognito's sign-out takes names of its own, not those of OpenID Connect. */
export function signOutUrl(pool: UserPool, home: string): string {
  const told = new URLSearchParams({ client_id: pool.client_id, logout_uri: `${home}/` });
  return `${pool.sign_in}/logout?${told}`;
}

/** What the library has kept, read without loading it: a first page needs no more. */
function readStoredUser(pool: UserPool, storage: Storage): StoredUser | null {
  const text = storage.getItem(`${STORAGE_PREFIX}user:${pool.sign_in}:${pool.client_id}`);
  return text ? (JSON.parse(text) as StoredUser) : null;
}

async function createSignInClient(pool: UserPool, storage: Storage): Promise<SignInClient> {
  const { UserManager, WebStorageStateStore } = await import("oidc-client-ts");
  const store = new WebStorageStateStore({ store: storage, prefix: STORAGE_PREFIX });
  const manager = new UserManager({ ...clientSettings(pool), userStore: store, stateStore: store });
  return Object.assign(manager, { renewToken: () => renewToken(pool, manager) });
}

/**
 * By the refresh token. Not by the library's signinSilent: that takes no new token whose `auth_time` is another than
 * before, and the emulated pool of the local service writes a new one.
 */
async function renewToken(pool: UserPool, manager: UserManager): Promise<string | null> {
  const user = await manager.getUser();
  if (!user?.refresh_token) return null;
  const asked = { grant_type: "refresh_token", client_id: pool.client_id, refresh_token: user.refresh_token };
  const answer = await fetch(tokenUrl(pool), { method: "POST", body: new URLSearchParams(asked) });
  if (answer.status === 400 || answer.status === 401) return null;
  if (!answer.ok) throw new Error(`The pool answers ${answer.status}`);
  const tokens = (await answer.json()) as Pick<User, "id_token" | "access_token" | "expires_in">;
  await manager.storeUser(Object.assign(user, tokens));
  return tokens.id_token ?? null;
}

function tokenUrl(pool: UserPool): string {
  return `${pool.sign_in}/oauth2/token`;
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
      token_endpoint: tokenUrl(pool),
      revocation_endpoint: `${pool.sign_in}/oauth2/revoke`,
    },
  };
}
