/** Who is signed in. Tokens live in this tab's session storage: they end with it, and no other site's script sees them. */
import { UserManager, WebStorageStateStore, type User } from "oidc-client-ts";

export type State =
  | { kind: "starting" }
  | { kind: "out" }
  | { kind: "in"; email: string }
  /** The sign-in has ended while the app is open: what is on the page stays until one signs in again. */
  | { kind: "lapsed"; email: string };

/** Where the pool is, and which client of it we are. */
export interface Pool {
  region: string;
  user_pool_id: string;
  client_id: string;
  sign_in: string;
}

const CALLBACK = "/signed-in";
// A token is renewed this long before it ends, so that none ends on its way.
const RENEW_BEFORE_SECONDS = 60;

export class Session {
  private state: State = { kind: "starting" };
  private readonly listeners = new Set<() => void>();
  private renewal: Promise<User | null> | null = null;
  private arrival: Promise<string> | null = null;

  constructor(
    private readonly manager: UserManager,
    private readonly pool: Pool,
    private readonly leave: (address: string) => void = (address) => window.location.assign(address),
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly now = () => this.state;

  /** Take up what this tab still knows. */
  async start(): Promise<void> {
    const user = await this.manager.getUser();
    this.tell(user ? { kind: "in", email: emailOf(user) } : { kind: "out" });
  }

  /** Go to the pool's page, or straight to another provider's, and come back to `path`. */
  signIn(path: string, provider?: string): Promise<void> {
    const extraQueryParams = provider ? { identity_provider: provider } : undefined;
    return this.manager.signinRedirect({ state: { path }, extraQueryParams });
  }

  /** Coming back from there: the path that was asked for. The code in the address is good for one call. */
  arrive(): Promise<string> {
    this.arrival ??= this.manager.signinRedirectCallback().then((user) => {
      this.tell({ kind: "in", email: emailOf(user) });
      return pathOf(user.state);
    });
    return this.arrival;
  }

  /** A token that is still good for a while, renewed if need be; null when one has to sign in. */
  async token(): Promise<string | null> {
    const user = await this.manager.getUser();
    if (!user) return null;
    if ((user.expires_in ?? 0) > RENEW_BEFORE_SECONDS) return user.id_token ?? null;
    this.renewal ??= this.renew().finally(() => (this.renewal = null));
    const renewed = await this.renewal;
    return renewed?.id_token ?? null;
  }

  /** The API does not take the token any more. */
  readonly refused = () => {
    if (this.state.kind === "in") this.tell({ kind: "lapsed", email: this.state.email });
  };

  /** Forget the tokens here and at the pool, and leave through its door. */
  async signOut(): Promise<void> {
    await this.manager.revokeTokens(["refresh_token"]).catch(() => undefined);
    await this.manager.removeUser();
    this.tell({ kind: "out" });
    const home = encodeURIComponent(`${window.location.origin}/`);
    this.leave(`${this.pool.sign_in}/logout?client_id=${this.pool.client_id}&logout_uri=${home}`);
  }

  private async renew(): Promise<User | null> {
    try {
      return await this.manager.signinSilent();
    } catch (error) {
      // No connection is no reason to sign in again: the request fails by itself, and says so.
      if (!(error instanceof TypeError)) this.refused();
      return null;
    }
  }

  private tell(state: State): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** The session of this tab against a Cognito user pool. */
export function makeSession(pool: Pool, storage: Storage = window.sessionStorage): Session {
  const store = new WebStorageStateStore({ store: storage, prefix: "session." });
  const manager = new UserManager({
    authority: pool.sign_in,
    client_id: pool.client_id,
    redirect_uri: `${window.location.origin}${CALLBACK}`,
    scope: "openid email profile",
    userStore: store,
    stateStore: store,
    automaticSilentRenew: false,
    // Spares the first visit a request: these addresses are the same for every pool.
    metadata: {
      issuer: `https://cognito-idp.${pool.region}.amazonaws.com/${pool.user_pool_id}`,
      authorization_endpoint: `${pool.sign_in}/oauth2/authorize`,
      token_endpoint: `${pool.sign_in}/oauth2/token`,
      revocation_endpoint: `${pool.sign_in}/oauth2/revoke`,
    },
  });
  return new Session(manager, pool);
}

function emailOf(user: User): string {
  return user.profile.email ?? "";
}

/** A path of our own: what comes back with a sign-in must not lead elsewhere. */
function pathOf(state: unknown): string {
  const path = (state as { path?: unknown } | undefined)?.path;
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}
