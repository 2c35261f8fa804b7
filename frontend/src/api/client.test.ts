import { expect, test } from "vitest";
import { unwrap, createApiClient } from "./client";
import { ApiProblem } from "./problem";

const PROBLEM = {
  type: "urn:yt-study-buddy:problem:no_credits",
  title: "Payment Required",
  status: 402,
  detail: "You have no credits left. Buy some to go on.",
  code: "no_credits",
  retryable: false,
};

function apiAnswering(answer: () => Response, token: () => Promise<string | null> = async () => "token") {
  const sent: Request[] = [];
  const told = { refused: 0 };
  const fetcher = (async (request: Request) => {
    sent.push(request);
    return answer();
  }) as typeof fetch;
  const api = createApiClient(
    "https://api.example/v1",
    { token, tokenRejected: () => told.refused++ },
    fetcher,
  );
  return { api, sent, told };
}

const json = (status: number, body: unknown, kind = "application/json") =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": kind } });

/** The problem that asking ends in. */
async function caughtProblem(answer: () => Response): Promise<ApiProblem> {
  const { api } = apiAnswering(answer);
  const caught: unknown = await unwrap(api.GET("/credits")).catch((error: unknown) => error);
  if (caught instanceof ApiProblem) return caught;
  throw new Error(`no problem, but ${String(caught)}`);
}

test("a request has the address of the place and the token of the user", async () => {
  const { api, sent } = apiAnswering(() => json(200, { credits: 3 }));
  expect(await unwrap(api.GET("/credits"))).toEqual({ credits: 3 });
  expect([sent[0]?.url, sent[0]?.headers.get("authorization")]).toEqual([
    "https://api.example/v1/credits",
    "Bearer token",
  ]);
});

test("a problem of the API is told in its own words", async () => {
  const problem = await caughtProblem(() => json(402, PROBLEM, "application/problem+json"));
  expect([problem.status, problem.code, problem.detail]).toEqual([402, "no_credits", PROBLEM.detail]);
});

test.each([
  [401, { message: "Unauthorized" }, "unauthorized", false],
  [429, { message: "Too Many Requests" }, "too_many_requests", true],
  [404, { message: "Not Found" }, "not_found", false],
  [503, { message: "Service Unavailable" }, "internal", true],
])("the gateway's own %i gets words of ours", async (status, body, code, retryable) => {
  const problem = await caughtProblem(() => json(status, body));
  expect([problem.code, problem.retryable]).toEqual([code, retryable]);
});

test("a page of HTML in place of an answer is no text for users", async () => {
  const problem = await caughtProblem(() => new Response("<h1>502</h1>", { status: 502 }));
  expect(problem.code).toBe("internal");
});

test("no connection", async () => {
  const problem = await caughtProblem(() => {
    throw new TypeError("Failed to fetch");
  });
  expect([problem.status, problem.code, problem.retryable]).toEqual([0, "offline", true]);
});

test("a token that cannot be renewed for want of a connection says so too", async () => {
  const { api, sent } = apiAnswering(
    () => json(200, {}),
    async () => {
      throw new TypeError("Failed to fetch");
    },
  );
  await expect(unwrap(api.GET("/credits"))).rejects.toMatchObject({ code: "offline" });
  expect(sent).toEqual([]);
});

test("without a token nothing is sent: one has to sign in again", async () => {
  const { api, sent, told } = apiAnswering(
    () => json(200, {}),
    async () => null,
  );
  await expect(unwrap(api.GET("/credits"))).rejects.toMatchObject({ code: "unauthorized" });
  expect([sent, told.refused]).toEqual([[], 1]);
});

test("a token that is not taken ends the sign-in", async () => {
  const { api, told } = apiAnswering(() => json(401, { message: "Unauthorized" }));
  await unwrap(api.GET("/credits")).catch(() => undefined);
  expect(told.refused).toBe(1);
});
