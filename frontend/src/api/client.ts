/** The API as its contract describes it. Requests are written where they are needed: `ask(api.GET("/me"))`. */
import createClient, { type Client } from "openapi-fetch";
import { ApiProblem, OFFLINE, problemOf } from "./problem";
import type { components, paths } from "./schema";

export type Api = Client<paths>;
/** A type of the contract by its name: `Schema<"VideoView">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** Who gives the token, and is told when the API does not take it any more. */
export interface Bearer {
  token(): Promise<string | null>;
  refused(): void;
}

export function makeApi(address: string, bearer: Bearer, fetcher: typeof fetch = fetch): Api {
  const api = createClient<paths>({ baseUrl: address, fetch: (request) => fetcher(request) });
  api.use({
    async onRequest({ request }) {
      const token = await bearer.token();
      if (!token) {
        bearer.refused();
        throw problemOf(401, null);
      }
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
    onResponse({ response }) {
      if (response.status === 401) bearer.refused();
    },
  });
  return api;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What a request answers. Throws ApiProblem, and nothing else. */
export async function ask<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch (error) {
    throw error instanceof ApiProblem ? error : new ApiProblem(OFFLINE);
  }
  if (answer.response.ok) return answer.data as T;
  throw problemOf(answer.response.status, answer.error);
}
