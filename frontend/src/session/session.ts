/** Who is signed in, in all tabs of this browser at once. Where tokens are kept, tokenStore.ts says. */
import type { UserManager } from "oidc-client-ts";
import type { TokenEndpoint } from "./tokenEndpoint";
import type { TokenStore } from "./tokenStore";

export type SessionState =
  | { kind: "signed-in"; email: string }
  /** The sign-in has ended while the app is open: what is on the page stays until one signs in again. */
  | { kind: "expired"; email: string }
  | { kind: "signed-out" };

/** The library that leads to the pool's page and back. It is loaded only for that. */
export type SignInClient = Pick<UserManager, "signinRedirect" | "signinRedirectCallback">;

/** What is kept in this browser while the user is away on the pool's pages. */
interface RedirectState {
  path: string;
  provider?: string;
  /** Begun by the app itself, after an error. */
  again?: boolean;
}

interface SessionDependencies {
  store: TokenStore;
  endpoint: TokenEndpoint;
  signInClient: () => Promise<SignInClient>;
  /** Runs what no other tab may do meanwhile. */
  oneTabAtATime: <T>(act: () => Promise<T>) => Promise<T>;
  /** Leave nothing in this browser. */
  forget: () => Promise<void>;
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
    this.state = this.storedState();
    dependencies.store.onOtherTab(() => this.followOtherTab());
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getState = () => this.state;

  /** Go to the pool's page, or straight to another provider's, and come back to `path`. Throws when there is no connection. */
  async signIn(path: string, provider?: string): Promise<void> {
    await this.redirect({ path, provider });
  }

  /** Coming back from there: the path that was asked for. The code in the address is good for one call. */
  completeSignIn(): Promise<string> {
    this.completion ??= this.exchangeCode().catch((error: unknown) => this.beginAnewIfLinked(error));
    return this.completion;
  }

  /** A token that is good for a while, renewed if need be; null when one has to sign in. Throws when there is no connection. */
  async token(): Promise<string | null> {
    const { store, oneTabAtATime } = this.dependencies;
    if (!store.signIn()) return null;
    const kept = store.token();
    if (kept && kept.expiresAt - this.seconds() > RENEW_BEFORE_SECONDS) return kept.token;
    this.renewal ??= oneTabAtATime(() => this.renew()).finally(() => (this.renewal = null));
    return this.renewal;
  }

  /** The API does not take the token any more. */
  readonly tokenRejected = () => {
    if (this.state.kind === "signed-in") this.setState({ kind: "expired", email: this.state.email });
  };

  /** Forget all here, end the refresh token at the pool, and leave through its sign-out. */
  async signOut(): Promise<void> {
    const { store, endpoint, forget, redirectToSignOut } = this.dependencies;
    const refreshToken = store.signIn()?.refreshToken;
    // Without a connection all is forgotten here all the same.
    if (refreshToken) await endpoint.revoke(refreshToken).catch(() => undefined);
    await forget();
    this.setState({ kind: "signed-out" });
    redirectToSignOut();
  }

  private async redirect(state: RedirectState): Promise<void> {
    const client = await this.dependencies.signInClient();
    const extraQueryParams = state.provider ? { identity_provider: state.provider } : undefined;
    await client.signinRedirect({ state, extraQueryParams });
  }

  /**
   * The pool has linked a provider's user to the account that has the same address, and answers this one sign-in with
   * an error all the same. The next finds the account. Never ends then, as the page is left; throws what is another error.
   */
  private async beginAnewIfLinked(error: unknown): Promise<string> {
    const { error_description: description, state } = error as {
      error_description?: unknown;
      state?: unknown;
    };
    const { provider, again } = (state ?? {}) as Partial<RedirectState>;
    const linked =
      typeof description === "string" && /^Already found an entry for username/.test(description);
    if (!linked || again) throw error;
    await this.redirect({ path: returnPath(state), provider, again: true });
    return new Promise(() => undefined);
  }

  private async exchangeCode(): Promise<string> {
    const { store, forget, signInClient } = this.dependencies;
    const user = await (await signInClient()).signinRedirectCallback();
    const email = user.profile.email ?? "";
    // What is here of somebody else's is not for who comes now.
    if ((store.signIn()?.email ?? email) !== email) await forget();
    const token = { token: user.id_token ?? "", expiresAt: user.expires_at ?? 0 };
    store.keep({ refreshToken: user.refresh_token ?? "", email }, token);
    this.setState({ kind: "signed-in", email });
    return returnPath(user.state);
  }

  private async renew(): Promise<string | null> {
    const { store, endpoint } = this.dependencies;
    // Read now: the tab before may have changed it.
    const signIn = store.signIn();
    if (!signIn) return null;
    const tokens = await endpoint.renew(signIn.refreshToken);
    if (!tokens) {
      this.tokenRejected();
      return null;
    }
    // Whoever signed out meanwhile stays so.
    if (!store.signIn()) return null;
    const token = { token: tokens.id_token, expiresAt: this.seconds() + tokens.expires_in };
    store.keep({ ...signIn, refreshToken: tokens.refresh_token ?? signIn.refreshToken }, token);
    return tokens.id_token;
  }

  private storedState(): SessionState {
    const kept = this.dependencies.store.signIn();
    return kept ? { kind: "signed-in", email: kept.email } : { kind: "signed-out" };
  }

  private followOtherTab(): void {
    const now = this.storedState();
    const before = this.state;
    if (now.kind === before.kind && emailOf(now) === emailOf(before)) return;
    this.dependencies.store.dropToken();
    this.setState(now);
  }

  private setState(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function emailOf(state: SessionState): string {
  return state.kind === "signed-out" ? "" : state.email;
}

/** A path of our own: what comes back with a sign-in must not lead elsewhere. */
function returnPath(state: unknown): string {
  const path = (state as { path?: unknown } | undefined)?.path;
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}
