/** The API as its contract describes it. Requests are written where they are needed: `unwrap(api.GET("/me"))`. */
import createClient, { type Client } from "openapi-fetch";
import { ApiProblem, offlineProblem, problemFromResponse } from "./problem";
import type { components, paths } from "./schema";

export type ApiClient = Client<paths>;
/** A type of the contract by its name: `Schema<"VideoView">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** Who gives the token, and is told when the API does not take it any more. */
export interface TokenProvider {
  token(): Promise<string | null>;
  tokenRejected(): void;
}

export function createApiClient(
  address: string,
  bearer: TokenProvider,
  fetcher: typeof fetch = fetch,
): ApiClient {
  const api = createClient<paths>({ baseUrl: address, fetch: (request) => fetcher(request) });
  api.use({
    async onRequest({ request }) {
      const token = await bearer.token();
      if (!token) {
        bearer.tokenRejected();
        throw problemFromResponse(401, null);
      }
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
    onResponse({ response }) {
      if (response.status === 401) bearer.tokenRejected();
    },
  });
  return api;
}

interface ApiResult<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What a request answers. Throws ApiProblem, and nothing else. */
export async function unwrap<T>(request: Promise<ApiResult<T>>): Promise<T> {
  let answer: ApiResult<T>;
  try {
    answer = await request;
  } catch (error) {
    throw error instanceof ApiProblem ? error : offlineProblem();
  }
  if (answer.response.ok) return answer.data as T;
  throw problemFromResponse(answer.response.status, answer.error, retryAfter(answer.response));
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  return seconds > 0 ? seconds : undefined;
}
