/** The words of a note, as the API's contract has them. */
import type { Schema } from "@/api/client";

export type NoteView = Schema<"NoteView">;
export type FileProblem = Schema<"FileProblem">;
export type Artifact = Schema<"Artifact">;
export type Note = Schema<"Note">;
export type Transcript = Schema<"Transcript">;
export type Segment = Schema<"Segment">;
export type Section = Schema<"Section">;
export type Point = Schema<"Point">;
export type Question = Schema<"Question">;
export type Term = Schema<"Term">;
export type Card = Schema<"Card">;
export type Coverage = Schema<"Coverage">;
export type Provenance = Schema<"Provenance">;
export type Reading = Schema<"Reading">;
export type CheckerReport = Schema<"CheckerReport">;
export type Mark = Schema<"Mark">;
export type Gap = Schema<"Gap">;
