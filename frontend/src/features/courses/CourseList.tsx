import "./courses.css";
import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { messages } from "@/language/messages";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useCallback } from "react";
import { Link } from "wouter";

const MOST = 100;

/** The user's courses, newest first; nothing where there is none. */
export default function CourseList() {
  const api = useApi();
  const load = useCallback(
    (signal: AbortSignal) => unwrap(api.GET("/courses", { params: { query: { limit: MOST } }, signal })),
    [api],
  );
  const { data, problem, reload } = useRequest(load);
  const words = messages().courses;
  if (problem) return <ErrorMessage problem={problem} onRetry={reload} />;
  if (!data?.courses.length) return null;
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">{words.heading}</h2>
      <ul className="course-list">
        {data.courses.map((course) => (
          <li key={course.course_id} className="card course-video">
            <h3 className="line-title" dir="auto">
              <Link href={`/courses/${course.course_id}`}>{course.title}</Link>
            </h3>
            <p className="course-facts">
              {words.count(course.video_count)}
              {course.waiting ? ` · ${words.waiting(course.waiting)}` : ""}
              {course.stopped ? ` · ${words.state.stopped}` : ""}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
