/** Every way in which a request can fail, as one thing that a page can say in words. */

export interface ProblemDetails {
  /** 0 when no answer came at all. */
  status: number;
  /** For programs: `no_credits`, `too_many_jobs`, `offline`, ... */
  code: string;
  title: string;
  /** A sentence that a person can act on. */
  detail: string;
  /** The same request may succeed later. */
  retryable: boolean;
}

export class ApiProblem extends Error implements ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryable: boolean;

  constructor(facts: ProblemDetails) {
    super(facts.detail);
    this.name = "ApiProblem";
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.retryable = facts.retryable;
  }
}

export const OFFLINE: ProblemDetails = {
  status: 0,
  code: "offline",
  title: "No connection",
  detail: "Study Buddy could not be reached. Check your connection and try again.",
  retryable: true,
};

/** What the API's gateway says by itself has no more than a status: these are the words for it. */
const BY_STATUS: Record<number, Omit<ProblemDetails, "status">> = {
  401: {
    code: "unauthorized",
    title: "Signed out",
    detail: "Your sign-in has ended. Sign in again and nothing is lost.",
    retryable: false,
  },
  403: {
    code: "forbidden",
    title: "Not allowed",
    detail: "This account may not do that. Sign in with the account it belongs to.",
    retryable: false,
  },
  404: {
    code: "not_found",
    title: "Not found",
    detail: "There is nothing here. It may have been deleted.",
    retryable: false,
  },
  429: {
    code: "too_many_requests",
    title: "Too many requests",
    detail: "That was a little too fast. Wait a moment and try again.",
    retryable: true,
  },
};

const UNAVAILABLE: Omit<ProblemDetails, "status"> = {
  code: "unavailable",
  title: "Out of order",
  detail: "Study Buddy has trouble on its side. Nothing is lost; try again in a moment.",
  retryable: true,
};

/** The problem behind an answer that is not a success; `body` is what could be read of it. */
export function problemFromResponse(status: number, body: unknown): ApiProblem {
  if (isProblem(body)) return new ApiProblem({ ...body, status });
  return new ApiProblem({ ...(BY_STATUS[status] ?? UNAVAILABLE), status });
}

/** Whatever was thrown, as a problem: no text of a program's own ever meets a user. */
export function toProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ ...UNAVAILABLE, status: 0 });
}

function isProblem(body: unknown): body is Omit<ProblemDetails, "status"> {
  if (typeof body !== "object" || body === null) return false;
  const { code, title, detail, retryable } = body as Record<string, unknown>;
  return [code, title, detail].every((text) => typeof text === "string") && typeof retryable === "boolean";
}
