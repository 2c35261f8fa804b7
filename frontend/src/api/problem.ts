/** Every way in which a request can fail, as one thing that a page can say in words. */
import { messages } from "@/language/messages";
import { ERROR_MESSAGES, type ErrorCode } from "./errorCodes";
import { errorText, servedText } from "./errorMessages";

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

/** No answer came at all. */
export function offlineProblem(): ApiProblem {
  return new ApiProblem({ status: 0, ...listedProblem("offline", statusTitle(0)) });
}

/** What the API's gateway says by itself has no more than a status: these are the codes for it. */
const BY_STATUS: Record<number, { code: ErrorCode }> = {
  401: { code: "unauthorized" },
  403: { code: "forbidden" },
  404: { code: "not_found" },
  429: { code: "too_many_requests" },
};

/** What stands above the API's own words. Its `title` is the name of a status, which says nothing to people. */
function statusTitle(status: number): string {
  const titles: Record<number, string | undefined> = messages().everywhere.problems;
  return titles[status] ?? messages().everywhere.problems[500];
}

/** The problem behind an answer that is not a success; `body` is what could be read of it. */
export function problemFromResponse(status: number, body: unknown, retryAfter?: number): ApiProblem {
  if (isProblem(body)) {
    const detail = servedText(body.code, body.detail);
    return new ApiProblem({ ...body, detail, status, title: statusTitle(status), retryAfter });
  }
  const known = BY_STATUS[status];
  const facts = known ? listedProblem(known.code, statusTitle(status)) : outOfOrder();
  return new ApiProblem({ ...facts, status, retryAfter });
}

/** Whatever was thrown, as a problem: no text of a program's own ever meets a user. */
export function toProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ ...outOfOrder(), status: 0 });
}

function outOfOrder(): Omit<ProblemDetails, "status"> {
  return listedProblem("internal", statusTitle(500));
}

function isProblem(body: unknown): body is Omit<ProblemDetails, "status"> {
  if (typeof body !== "object" || body === null) return false;
  const { code, title, detail, retryable } = body as Record<string, unknown>;
  return [code, title, detail].every((text) => typeof text === "string") && typeof retryable === "boolean";
}
