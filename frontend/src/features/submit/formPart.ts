/** Which part of the form a problem is about, so that it is told there. */
import type { ApiProblem } from "@/api/problem";
import { URL_PROBLEMS } from "./videoUrl";

export type FormPart = "link" | "captions" | "options" | "credits" | "form";

const FORM_PARTS: Record<string, FormPart> = {
  unknown_upload: "captions",
  bad_upload: "captions",
  unknown_template: "options",
  unknown_writer: "options",
  unknown_exporter: "options",
  no_credits: "credits",
};

export function formPartOf(problem: ApiProblem): FormPart {
  if (problem.code in URL_PROBLEMS) return "link";
  if (problem.status === 402) return "credits";
  return FORM_PARTS[problem.code] ?? "form";
}
