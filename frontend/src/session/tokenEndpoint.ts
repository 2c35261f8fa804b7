/** What the pool's token endpoint does for who is signed in already: no library is needed for that. */
import type { UserPool } from "./cognito";

/** New tokens; `expires_in` in seconds. With rotation there is a new refresh token, too. */
export interface RenewedTokens {
  id_token: string;
  expires_in: number;
  refresh_token?: string;
}

export interface TokenEndpoint {
  /** Null when one has to sign in again. Throws when there is no connection. */
  renew(refreshToken: string): Promise<RenewedTokens | null>;
  /** After that it gives no tokens any more. Throws when there is no connection. */
  revoke(refreshToken: string): Promise<void>;
}

export function tokenEndpoint(pool: UserPool): TokenEndpoint {
  const post = (path: string, asked: Record<string, string>) =>
    fetch(`${pool.sign_in}/oauth2/${path}`, {
      method: "POST",
      body: new URLSearchParams({ client_id: pool.client_id, ...asked }),
    });
  return {
    async renew(refreshToken) {
      const answer = await post("token", { grant_type: "refresh_token", refresh_token: refreshToken });
      if (answer.status === 400 || answer.status === 401) return null;
      if (!answer.ok) throw new Error(`The pool answers ${answer.status}`);
      return (await answer.json()) as RenewedTokens;
    },
    async revoke(refreshToken) {
      await post("revoke", { token: refreshToken });
    },
  };
}
