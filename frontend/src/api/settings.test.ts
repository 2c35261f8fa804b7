import { expect, test } from "vitest";
import { createApiClient } from "./client";
import { loadSettings } from "./settings";

const told = (api: string) => () => Promise.resolve(Response.json({ api }));

test.each([
  ["/api", `${window.location.origin}/api`],
  ["https://a1.execute-api.example", "https://a1.execute-api.example"],
])("an API that is told as %s is asked at %s", async (api, address) => {
  const settings = await loadSettings(told(api));
  const asked: string[] = [];
  const bearer = { token: () => Promise.resolve("t"), tokenRejected: () => undefined };
  const client = createApiClient(settings.api, bearer, (input) => {
    asked.push((input as Request).url);
    return Promise.resolve(Response.json({}));
  });
  await client.GET("/me");
  expect(asked).toEqual([`${address}/me`]);
});
