/** Every way in which a request can fail, as one thing that a page can say in words. */
import { ERROR_MESSAGES, type ErrorCode } from "./errorCodes";
import { errorText } from "./errorMessages";

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
  /** After so many seconds, where that is said. */
  retryAfter?: number | undefined;
}

export class ApiProblem extends Error implements ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;

  constructor(facts: ProblemDetails) {
    super(facts.detail);
    this.name = "ApiProblem";
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.retryable = facts.retryable;
    this.retryAfter = facts.retryAfter;
  }
}

/** A problem that is found here, in the words of the table of codes; `title` stands above them. */
export function listedProblem(code: ErrorCode, title: string): Omit<ProblemDetails, "status"> {
  return { code, title, detail: errorText(code), retryable: ERROR_MESSAGES[code].retryable ?? false };
}

export const OFFLINE: ProblemDetails = { status: 0, ...listedProblem("offline", "No connection") };

/** What the API's gateway says by itself has no more than a status: these are the words for it. */
const BY_STATUS: Record<number, Omit<ProblemDetails, "status">> = {
  401: listedProblem("unauthorized", "Signed out"),
  403: listedProblem("forbidden", "This is not open to you"),
  404: listedProblem("not_found", "This is not here"),
  429: listedProblem("too_many_requests", "Too many requests"),
};

const OUT_OF_ORDER = listedProblem("internal", "Out of order");

/** What stands above the API's own words. Its `title` is the name of a status, which says nothing to people. */
const TITLES: Record<number, string> = {
  400: "This cannot be taken",
  401: "Signed out",
  402: "Not enough credits",
  403: "This is not open to you",
  404: "This is not here",
  409: "This is not possible now",
  422: "This cannot be used",
  429: "Too many requests",
  500: "Out of order",
  503: "Busy just now",
};

/** The problem behind an answer that is not a success; `body` is what could be read of it. */
export function problemFromResponse(status: number, body: unknown, retryAfter?: number): ApiProblem {
  if (isProblem(body)) {
    return new ApiProblem({ ...body, status, title: TITLES[status] ?? OUT_OF_ORDER.title, retryAfter });
  }
  return new ApiProblem({ ...(BY_STATUS[status] ?? OUT_OF_ORDER), status, retryAfter });
}

/** Whatever was thrown, as a problem: no text of a program's own ever meets a user. */
export function toProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ ...OUT_OF_ORDER, status: 0 });
}

function isProblem(body: unknown): body is Omit<ProblemDetails, "status"> {
  if (typeof body !== "object" || body === null) return false;
  const { code, title, detail, retryable } = body as Record<string, unknown>;
  return [code, title, detail].every((text) => typeof text === "string") && typeof retryable === "boolean";
}
