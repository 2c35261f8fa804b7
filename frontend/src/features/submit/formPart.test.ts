import { problemFromResponse } from "@/api/problem";
import { expect, test } from "vitest";
import { formPartOf } from "./formPart";

test.each([
  [400, "bad_host", "link"],
  [400, "unknown_upload", "captions"],
  [400, "unknown_template", "options"],
  [400, "unknown_checker", "options"],
  [402, "no_credits", "credits"],
  [409, "idempotency_conflict", "form"],
  [429, "too_many_jobs", "form"],
])("%i %s is told at the %s", (status, code, expected) => {
  expect(formPartOf(problemFromResponse(status, { code, title: "", detail: "", retryable: false }))).toBe(
    expected,
  );
});
