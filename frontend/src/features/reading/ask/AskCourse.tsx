/** A box to ask all videos of a course at once: each line of an answer leads to its video and second. */
import { Link } from "wouter";

import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";

import { sanitizeLine } from "../sanitize";
import { AskBox } from "./AskBox";
import { useQuestions } from "./useQuestions";

export function AskCourse({ course }: { course: Schema<"CourseView"> }) {
  const api = useApi();
  const path = { id: course.course_id };
  const questions = useQuestions(course, (body) =>
    unwrap(api.POST("/courses/{id}/questions", { params: { path }, body })),
  );
  const words = messages().courses.ask;
  return (
    <AskBox
      questions={questions}
      words={words}
      place={(line) => <LineLink line={line} />}
      read={words.read}
    />
  );
}

/** The video and the second of a line, in the transcript of its note. */
function LineLink({ line }: { line: Schema<"FoundInCourse"> }) {
  const { note_id: note, title, start } = line;
  return (
    <Link href={`/notes/${note}?tab=transcript&t=${Math.floor(start)}`} className="pill pill-plain">
      <bdi>{sanitizeLine(title)}</bdi> {formatTime(start)}
    </Link>
  );
}
