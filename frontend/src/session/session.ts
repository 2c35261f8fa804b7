/** Who is signed in. Tokens live in this tab's session storage: they end with it, and no other site's script sees them. */
import type { User, UserManager } from "oidc-client-ts";

export type SessionState =
  | { kind: "signed-in"; email: string }
  /** The sign-in has ended while the app is open: what is on the page stays until one signs in again. */
  | { kind: "expired"; email: string }
  | { kind: "signed-out" };

/** What is kept of a sign-in; `expires_at` in seconds. */
export type StoredUser = Pick<User, "id_token" | "expires_at" | "profile">;

/** The library that speaks with the pool. It is loaded only when there is something to say. */
export interface SignInClient extends Pick<
  UserManager,
  "signinRedirect" | "signinRedirectCallback" | "revokeTokens" | "removeUser"
> {
  /** A new token, kept in place of the old one; null when one has to sign in again. Throws when there is no connection. */
  renewToken(): Promise<string | null>;
}

interface SessionDependencies {
  storedUser: () => StoredUser | null;
  signInClient: () => Promise<SignInClient>;
  /** Leave through the pool's own sign-out. */
  redirectToSignOut: () => void;
  seconds?: () => number;
}

// A token is renewed this long before it ends, so that none ends on its way.
const RENEW_BEFORE_SECONDS = 60;

export class Session {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();
  private renewal: Promise<string | null> | null = null;
  private completion: Promise<string> | null = null;
  private readonly seconds: () => number;

  constructor(private readonly dependencies: SessionDependencies) {
    this.seconds = dependencies.seconds ?? (() => Date.now() / 1000);
    const kept = dependencies.storedUser();
    this.state = kept ? { kind: "signed-in", email: emailOf(kept) } : { kind: "signed-out" };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getState = () => this.state;

  /** Go to the pool's page, or straight to another provider's, and come back to `path`. */
  async signIn(path: string, provider?: string): Promise<void> {
    const client = await this.dependencies.signInClient();
    const extraQueryParams = provider ? { identity_provider: provider } : undefined;
    await client.signinRedirect({ state: { path }, extraQueryParams });
  }

  /** Coming back from there: the path that was asked for. The code in the address is good for one call. */
  completeSignIn(): Promise<string> {
    this.completion ??= this.exchangeCode();
    return this.completion;
  }

  /** A token that is good for a while, renewed if need be; null when one has to sign in. Throws when there is no connection. */
  async token(): Promise<string | null> {
    const kept = this.dependencies.storedUser();
    if (!kept) return null;
    if ((kept.expires_at ?? 0) - this.seconds() > RENEW_BEFORE_SECONDS) return kept.id_token ?? null;
    this.renewal ??= this.renew().finally(() => (this.renewal = null));
    return this.renewal;
  }

  /** The API does not take the token any more. */
  readonly tokenRejected = () => {
    if (this.state.kind === "signed-in") this.setState({ kind: "expired", email: this.state.email });
  };

  /** Forget the tokens here and at the pool, and leave through its sign-out. */
  async signOut(): Promise<void> {
    const client = await this.dependencies.signInClient();
    // Without a connection the tokens are forgotten here all the same.
    await client.revokeTokens(["refresh_token"]).catch(() => undefined);
    await client.removeUser();
    this.setState({ kind: "signed-out" });
    this.dependencies.redirectToSignOut();
  }

  private async exchangeCode(): Promise<string> {
    const client = await this.dependencies.signInClient();
    const user = await client.signinRedirectCallback();
    this.setState({ kind: "signed-in", email: emailOf(user) });
    return returnPath(user.state);
  }

  private async renew(): Promise<string | null> {
    const client = await this.dependencies.signInClient();
    const token = await client.renewToken();
    if (!token) this.tokenRejected();
    return token;
  }

  private setState(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function emailOf(kept: StoredUser): string {
  return kept.profile.email ?? "";
}

/** A path of our own: what comes back with a sign-in must not lead elsewhere. */
function returnPath(state: unknown): string {
  const path = (state as { path?: unknown } | undefined)?.path;
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}
