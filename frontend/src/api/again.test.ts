import { describe, expect, it } from "vitest";
import { sendAgain } from "./again";
import { problemFromResponse } from "./problem";

const GATEWAY = { message: "Too Many Requests" };

/** Answers these one after another, then that it was taken; how long was waited is kept. */
function service(...refusals: [status: number, body: unknown, retryAfter?: number][]) {
  const waited: number[] = [];
  let told = 0;
  const left = [...refusals];
  const send = () => {
    const next = left.shift();
    return next ? Promise.reject(problemFromResponse(...next)) : Promise.resolve("taken");
  };
  const environment = {
    pause: (ms: number) => {
      waited.push(ms);
      return Promise.resolve();
    },
    chance: () => 0,
  };
  const sent = () => sendAgain(send, () => (told += 1), environment);
  return { sent, waited, told: () => told };
}

function refusal(code: string) {
  return { code, title: "Refused", detail: "Wait.", retryable: true };
}

describe("a request that is sent again", () => {
  it("is sent once where it is taken", async () => {
    const { sent, waited, told } = service();
    expect([await sent(), waited, told()]).toEqual(["taken", [], 0]);
  });

  it("waits longer each time while there is too much to do", async () => {
    const { sent, waited, told } = service([429, GATEWAY], [503, GATEWAY], [503, refusal("busy"), 2]);
    expect([await sent(), waited, told()]).toEqual(["taken", [1000, 2000, 4000], 3]);
  });

  it("waits as long as it is told", async () => {
    const { sent, waited } = service([429, refusal("too_many_requests"), 10]);
    expect([await sent(), waited]).toEqual(["taken", [10_000]]);
  });

  it.each([
    [429, "too_many_jobs"],
    [503, "orders_closed"],
    [402, "no_credits"],
    [409, "idempotency_conflict"],
  ])("is not sent again after %i %s", async (status, code) => {
    const { sent, waited } = service([status, refusal(code), 30]);
    await expect(sent()).rejects.toMatchObject({ status, code });
    expect(waited).toEqual([]);
  });

  it("is given up in the end", async () => {
    const { sent, waited } = service(
      ...Array.from({ length: 27 }, () => [429, GATEWAY] as [number, unknown]),
    );
    await expect(sent()).rejects.toMatchObject({ code: "too_many_requests" });
    expect(waited).toHaveLength(26);
  });
});
