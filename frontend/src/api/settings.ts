/** What the app is told where it runs; it is the same build everywhere. */

export interface Settings {
  /** The API's address; where the page is served beside it, a path of the same origin. */
  api: string;
  region: string;
  user_pool_id: string;
  client_id: string;
  /** The address of the pool's own sign-in pages. */
  sign_in: string;
  /** Where a WebSocket tells how far videos are; without it they are asked after. */
  push?: string;
  /** Stripe's publishable key. */
  stripe: string;
  /** Taken instead of Stripe's own script, where Stripe is not reached. */
  stripe_script?: string;
  /** Other accounts that one can sign in with: Google, GitHub, Discord. */
  providers?: string[];
  /** Whether the pool takes passkeys, and has a page where one is added. */
  passkeys?: boolean;
  /** Who runs the service. What is not filled in is empty or missing. */
  operator?: Operator;
}

export interface Operator {
  name?: string;
  /** Postal; its lines may be parted by line breaks. */
  address?: string;
  email?: string;
  /** The country whose law holds. */
  law?: string;
  /** Texts of the operator's own elsewhere. */
  privacy_link?: string;
  terms_link?: string;
}

export async function loadSettings(fetcher: typeof fetch = fetch): Promise<Settings> {
  const answer = await fetcher("/config.json");
  if (!answer.ok) throw new Error(`/config.json answers ${answer.status}`);
  const settings = (await answer.json()) as Settings;
  return { ...settings, api: absolute(settings.api) };
}

function absolute(address: string): string {
  return address.startsWith("/") ? window.location.origin + address : address;
}
