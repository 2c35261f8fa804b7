// @vitest-environment node
import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";

const HEADER = /^\/\*\*[\s\S]*?\*\/\s*/;

test("the types are those of the contract; `npm run types` makes them anew", async () => {
  const contract = new URL("../../../infra/openapi.json", import.meta.url);
  const committed = readFileSync(new URL("schema.d.ts", import.meta.url), "utf8");
  const made = astToString(await openapiTS(contract));
  expect(committed.replace(HEADER, "").trim()).toBe(made.replace(HEADER, "").trim());
});
