/** Which part of the form a problem is about, so that it is told there. */
import { LINK_CODES } from "@/api/errorCodes";
import type { ApiProblem } from "@/api/problem";

export type FormPart = "link" | "captions" | "options" | "credits" | "form";

const FORM_PARTS: Record<string, FormPart> = {
  unknown_upload: "captions",
  bad_upload: "captions",
  unknown_template: "options",
  unknown_writer: "options",
  unknown_checker: "options",
  writer_not_ready: "options",
  checker_not_ready: "options",
  cannot_translate: "options",
  no_such_profile: "options",
  nobody_and_others: "options",
  unknown_exporter: "options",
  no_credits: "credits",
};

export function formPartOf(problem: ApiProblem): FormPart {
  if ((LINK_CODES as readonly string[]).includes(problem.code)) return "link";
  if (problem.status === 402) return "credits";
  return FORM_PARTS[problem.code] ?? "form";
}
