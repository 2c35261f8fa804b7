/** Which part of the form a problem is about, so that it is told there. */
import type { ApiProblem } from "@/api/problem";
import { REASONS } from "./video-url";

export type Place = "link" | "captions" | "options" | "credits" | "form";

const PLACES: Record<string, Place> = {
  unknown_upload: "captions",
  bad_upload: "captions",
  unknown_template: "options",
  unknown_writer: "options",
  unknown_exporter: "options",
  no_credits: "credits",
};

export function placeOf(problem: ApiProblem): Place {
  if (problem.code in REASONS) return "link";
  if (problem.status === 402) return "credits";
  return PLACES[problem.code] ?? "form";
}
