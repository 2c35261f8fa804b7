import { useApi } from "@/api/ServiceContext";
import { unwrap } from "@/api/client";
import { endedWithoutNotes, type Video } from "@/api/video";
import { CoursePage } from "@/features/courses/CoursePage";
import { failureMessage, stepLabel } from "@/features/jobs/messages";
import { AskCourse } from "@/features/reading/ask/AskCourse";
import { parseNote } from "@/features/reading/parseNote";
import { fetchStoredNote } from "@/features/reading/useNote";
import { CourseSearch } from "@/features/search/SearchPage";
import { noteFacts } from "@/notes/facts";
import { useCallback } from "react";

/** A course's page, with what jobs and notes know of themselves. */
export default function CourseRoute({ id }: { id: string }) {
  const api = useApi();
  const loadTerms = useCallback(
    async (noteId: string) => {
      const view = await unwrap(api.GET("/notes/{id}", { params: { path: { id: noteId } } }));
      const note = parseNote(view.note ?? (await fetchStoredNote(api, view)));
      if (!note) throw new Error(noteId);
      return note.terms;
    },
    [api],
  );
  return (
    <CoursePage
      id={id}
      stateOf={stateOf}
      loadTerms={loadTerms}
      search={(course) => <CourseSearch course={course.course_id} />}
      ask={(course) => <AskCourse course={course} />}
    />
  );
}

function stateOf(video: Video): string {
  if (video.note_id) return noteFacts(video).join(" · ");
  if (endedWithoutNotes(video) && video.error) return failureMessage(video.error).what;
  return stepLabel(video);
}
