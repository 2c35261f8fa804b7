import { expect, test } from "vitest";
import { deploymentSettings, policyFor } from "./deployment.ts";

const ENVIRONMENT = {
  VITE_API_URL: "https://abc.execute-api.eu-central-1.amazonaws.com/",
  VITE_REGION: "eu-central-1",
  VITE_USER_POOL_ID: "eu-central-1_1",
  VITE_CLIENT_ID: "c",
  VITE_SIGN_IN: "https://x.auth.eu-central-1.amazoncognito.com",
  VITE_STRIPE_KEY: "pk_live_1",
  VITE_PUSH: "wss://def.execute-api.eu-central-1.amazonaws.com/push",
  VITE_PROVIDERS: "Google, GitHub",
  VITE_OPERATOR: "%7B%22name%22%3A%20%22Ada%22%7D",
};

test("without an address there is no deployment to be told of", () => {
  expect(deploymentSettings({})).toBe(null);
});

test("settings are what the environment says", () => {
  expect(deploymentSettings(ENVIRONMENT)).toEqual({
    api: "https://abc.execute-api.eu-central-1.amazonaws.com",
    region: "eu-central-1",
    user_pool_id: "eu-central-1_1",
    client_id: "c",
    sign_in: "https://x.auth.eu-central-1.amazoncognito.com",
    push: "wss://def.execute-api.eu-central-1.amazonaws.com/push",
    stripe: "pk_live_1",
    operator: { name: "Ada" },
    passkeys: false,
    providers: ["Google", "GitHub"],
  });
});

test("an API beside the page needs no place in the policy but the page's own", () => {
  const told = deploymentSettings({ ...ENVIRONMENT, VITE_API_URL: "/api", VITE_PASSKEYS: "true" });
  expect(told).toMatchObject({ api: "/api", passkeys: true });
  expect(policyFor({ ...told }).split("; ")).toContain(
    "connect-src 'self' wss://def.execute-api.eu-central-1.amazonaws.com https://x.auth.eu-central-1.amazoncognito.com https://api.stripe.com",
  );
});

test("a half told deployment is not built", () => {
  expect(() => deploymentSettings({ ...ENVIRONMENT, VITE_CLIENT_ID: "" })).toThrow(
    "VITE_API_URL is set, so VITE_CLIENT_ID has to be set too.",
  );
});

test("the policy allows the deployment's addresses, no others, and nothing inline", () => {
  const policy = policyFor({
    api: "https://api.example/v1",
    push: "wss://push.example/push",
    sign_in: "https://sign-in.example",
    uploads: "https://*.s3.eu-central-1.amazonaws.com",
  });
  expect(policy.split("; ")).toContain(
    "connect-src 'self' https://api.example wss://push.example https://sign-in.example https://*.s3.eu-central-1.amazonaws.com https://api.stripe.com",
  );
  expect(policy.split("; ")).toContain("script-src 'self' https://js.stripe.com https://*.js.stripe.com");
  expect(policy).not.toMatch(/unsafe|\{/);
});

test("a deployment that sells no credits has no key", () => {
  expect(deploymentSettings({ ...ENVIRONMENT, VITE_STRIPE_KEY: "" })?.stripe).toBe("");
});
