import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TOKEN_MINUTES } from "./SignOutEverywhere";

test("the minutes that we say a token is good for are those that it is", () => {
  const pool = readFileSync("../infra/modules/sign_in/main.tf", "utf8");
  const told = [...pool.matchAll(/(?:id|access)_token_validity += (\d+)/g)].map(([, minutes]) =>
    Number(minutes),
  );
  expect(told).toEqual([TOKEN_MINUTES, TOKEN_MINUTES]);
});
