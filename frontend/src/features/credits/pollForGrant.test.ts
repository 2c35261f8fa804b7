import { expect, test } from "vitest";
import type { LedgerEntry } from "./ledgerEntry";
import { pollForGrant } from "./pollForGrant";

const bought = { transaction_id: "purchase#pi_1" } as LedgerEntry;
const other = { transaction_id: "purchase#pi_2" } as LedgerEntry;

/** Answers one after the other; a word is a failure. */
function ledger(...answers: (LedgerEntry[] | string)[]) {
  return () => {
    const answer = answers.shift() ?? [];
    return typeof answer === "string" ? Promise.reject(new Error(answer)) : Promise.resolve(answer);
  };
}

test("it is granted once the ledger holds it, whatever failed before", async () => {
  const paused: number[] = [];
  const pause = (seconds: number) => Promise.resolve(void paused.push(seconds));

  const answer = await pollForGrant("pi_1", ledger([], "offline", [other], [other, bought]), pause);

  expect(answer).toBe(true);
  expect(paused).toEqual([1, 1, 1, 2]);
});

test("it is not said to be granted when a minute has not shown it", async () => {
  let waited = 0;
  const pause = (seconds: number) => Promise.resolve(void (waited += seconds));

  expect(await pollForGrant("pi_1", ledger(), pause)).toBe(false);
  expect(waited).toBe(60);
});
