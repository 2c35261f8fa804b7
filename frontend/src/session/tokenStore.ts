/**
 * What is kept of a sign-in, and where.
 *
 * The refresh token lies in the browser's local storage, so that a new tab and the next day are signed in; it is changed
 * by each use and can be revoked. The token that the API takes cannot be: it stays in the tab's session storage.
 */

/** Good until it is revoked or too old, for whoever has it; `email` is shown. */
export interface SignIn {
  readonly refreshToken: string;
  readonly email: string;
}

/** What the API takes; `expiresAt` in seconds. */
export interface ApiToken {
  readonly token: string;
  readonly expiresAt: number;
}

const SIGN_IN = "session.sign-in";
const TOKEN = "session.token";

export class TokenStore {
  constructor(
    private readonly lasting: Storage = window.localStorage,
    private readonly tab: Storage = window.sessionStorage,
  ) {}

  signIn(): SignIn | null {
    return read<SignIn>(this.lasting, SIGN_IN);
  }

  token(): ApiToken | null {
    return read<ApiToken>(this.tab, TOKEN);
  }

  keep(signIn: SignIn, token: ApiToken): void {
    this.lasting.setItem(SIGN_IN, JSON.stringify(signIn));
    this.tab.setItem(TOKEN, JSON.stringify(token));
  }

  /** What this tab was given belongs to somebody who has signed out in another. */
  dropToken(): void {
    this.tab.removeItem(TOKEN);
  }

  /** Calls back when another tab has signed in or out, or has renewed. */
  onOtherTab(act: () => void): void {
    window.addEventListener("storage", ({ key, storageArea }) => {
      if (storageArea === this.lasting && (key === SIGN_IN || key === null)) act();
    });
  }
}

function read<T>(storage: Storage, name: string): T | null {
  const text = storage.getItem(name);
  try {
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}
