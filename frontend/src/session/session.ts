/** Who is signed in. Tokens live in this tab's session storage: they end with it, and no other site's script sees them. */
import type { User, UserManager } from "oidc-client-ts";

export type State =
  | { kind: "in"; email: string }
  /** The sign-in has ended while the app is open: what is on the page stays until one signs in again. */
  | { kind: "lapsed"; email: string }
  | { kind: "out" };

/** What is kept of a sign-in; `expires_at` in seconds. */
export type Kept = Pick<User, "id_token" | "expires_at" | "profile">;

/** The library that speaks with the pool. It is loaded only when there is something to say. */
export interface Door extends Pick<
  UserManager,
  "signinRedirect" | "signinRedirectCallback" | "revokeTokens" | "removeUser"
> {
  /** A new token, kept in place of the old one; null when one has to sign in again. Throws when there is no connection. */
  renew(): Promise<string | null>;
}

interface Parts {
  kept: () => Kept | null;
  door: () => Promise<Door>;
  /** Leave through the pool's own sign-out. */
  leave: () => void;
  seconds?: () => number;
}

// A token is renewed this long before it ends, so that none ends on its way.
const RENEW_BEFORE_SECONDS = 60;

export class Session {
  private state: State;
  private readonly listeners = new Set<() => void>();
  private renewal: Promise<string | null> | null = null;
  private arrival: Promise<string> | null = null;
  private readonly seconds: () => number;

  constructor(private readonly parts: Parts) {
    this.seconds = parts.seconds ?? (() => Date.now() / 1000);
    const kept = parts.kept();
    this.state = kept ? { kind: "in", email: emailOf(kept) } : { kind: "out" };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly now = () => this.state;

  /** Go to the pool's page, or straight to another provider's, and come back to `path`. */
  async signIn(path: string, provider?: string): Promise<void> {
    const door = await this.parts.door();
    const extraQueryParams = provider ? { identity_provider: provider } : undefined;
    await door.signinRedirect({ state: { path }, extraQueryParams });
  }

  /** Coming back from there: the path that was asked for. The code in the address is good for one call. */
  arrive(): Promise<string> {
    this.arrival ??= this.takeUp();
    return this.arrival;
  }

  /** A token that is good for a while, renewed if need be; null when one has to sign in. Throws when there is no connection. */
  async token(): Promise<string | null> {
    const kept = this.parts.kept();
    if (!kept) return null;
    if ((kept.expires_at ?? 0) - this.seconds() > RENEW_BEFORE_SECONDS) return kept.id_token ?? null;
    this.renewal ??= this.renew().finally(() => (this.renewal = null));
    return this.renewal;
  }

  /** The API does not take the token any more. */
  readonly refused = () => {
    if (this.state.kind === "in") this.tell({ kind: "lapsed", email: this.state.email });
  };

  /** Forget the tokens here and at the pool, and leave through its door. */
  async signOut(): Promise<void> {
    const door = await this.parts.door();
    // Without a connection the tokens are forgotten here all the same.
    await door.revokeTokens(["refresh_token"]).catch(() => undefined);
    await door.removeUser();
    this.tell({ kind: "out" });
    this.parts.leave();
  }

  private async takeUp(): Promise<string> {
    const door = await this.parts.door();
    const user = await door.signinRedirectCallback();
    this.tell({ kind: "in", email: emailOf(user) });
    return pathOf(user.state);
  }

  private async renew(): Promise<string | null> {
    const door = await this.parts.door();
    const token = await door.renew();
    if (!token) this.refused();
    return token;
  }

  private tell(state: State): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function emailOf(kept: Kept): string {
  return kept.profile.email ?? "";
}

/** A path of our own: what comes back with a sign-in must not lead elsewhere. */
function pathOf(state: unknown): string {
  const path = (state as { path?: unknown } | undefined)?.path;
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}
