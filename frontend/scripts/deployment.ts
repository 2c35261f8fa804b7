/** What a deployment is told by its environment: the settings file, and a policy that allows just those addresses. */
import policy from "../content-security-policy.json" with { type: "json" };
import type { Plugin } from "vite";

type Environment = Record<string, string | undefined>;

/** What /config.json says; null where nothing is set, as for the local stack, which serves its own. */
export function deploymentSettings(environment: Environment) {
  const api = environment.VITE_API_URL;
  if (!api) return null;
  return {
    api: trimmed(api),
    region: needed(environment, "VITE_REGION"),
    user_pool_id: needed(environment, "VITE_USER_POOL_ID"),
    client_id: needed(environment, "VITE_CLIENT_ID"),
    sign_in: trimmed(needed(environment, "VITE_SIGN_IN")),
    push: trimmed(environment.VITE_PUSH ?? ""), // empty where nobody is told anything
    stripe: environment.VITE_STRIPE_KEY ?? "", // empty where no credits are sold
    // Escaped JSON, as it has to be one word for a shell.
    operator: JSON.parse(decodeURIComponent(environment.VITE_OPERATOR ?? "{}")) as Record<string, string>,
    passkeys: environment.VITE_PASSKEYS === "true",
    providers: (environment.VITE_PROVIDERS ?? "").split(/[\s,]+/).filter(Boolean),
  };
}

/** The policy with the origins of these addresses in its places; a place without one goes. */
export function policyFor(addresses: Record<string, unknown>): string {
  const filled = (source: string) =>
    source.replace(/^\{(.*)\}$/, (_, place: string) => originOf(addresses[place]));
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources.map(filled).filter(Boolean)].join(" "))
    .join("; ");
}

/** No `new URL(...).origin`: a bucket's address may have a `*` in it. */
function originOf(address: unknown): string {
  return /^(https?|wss?):\/\/[^/]+/.exec(String(address ?? ""))?.[0] ?? "";
}

/** Lays config.json and the policy into a build made for a deployment. */
export function deploymentPlugin(environment: Environment): Plugin {
  const settings = deploymentSettings(environment);
  return {
    name: "deployed",
    apply: "build",
    generateBundle() {
      if (!settings) return;
      this.emitFile({ type: "asset", fileName: "config.json", source: JSON.stringify(settings) });
    },
    transformIndexHtml() {
      if (!settings) return [];
      // Where captions go to, and long notes come from.
      const { VITE_UPLOADS: uploads, VITE_NOTES: notes } = environment;
      const content = policyFor({ ...settings, uploads: uploads ?? anyBucket(settings.region), notes });
      const attrs = { "http-equiv": "Content-Security-Policy", content };
      return [{ tag: "meta", attrs, injectTo: "head-prepend" }];
    },
  };
}

function anyBucket(region: string): string {
  return `https://*.s3.${region}.amazonaws.com`;
}

function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`VITE_API_URL is set, so ${name} has to be set too.`);
  return value;
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, "");
}
