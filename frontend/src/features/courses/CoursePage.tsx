import "./courses.css";
import type { ApiProblem } from "@/api/problem";
import { messages } from "@/language/messages";
import { Button, LinkButton } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Notice } from "@/ui/Notice";
import { Pill } from "@/ui/Pill";
import { ProgressBar } from "@/ui/ProgressBar";
import { Skeleton } from "@/ui/Skeleton";
import { useState, type ReactNode } from "react";
import { CourseFiles } from "./CourseFiles";
import { CourseGlossary, type LoadTerms } from "./CourseGlossary";
import { CourseVideos, type StateOf } from "./CourseVideos";
import { useCourse, type Course } from "./useCourse";

interface CoursePageProps {
  id: string;
  stateOf: StateOf;
  loadTerms: LoadTerms;
  /** A box to search it, and one to ask it: what other pages have, too. */
  search: (course: Course) => ReactNode;
  ask: (course: Course) => ReactNode;
}

/** A course: its videos in order, how far each is, and what can be done with all of their notes. */
export function CoursePage({ id, stateOf, loadTerms, search, ask }: CoursePageProps) {
  const { course, problem, busy, retry, cancel, erase, reload } = useCourse(id);
  if (!course) {
    return (
      <main className="page">
        {problem ? (
          <ErrorMessage level={1} problem={problem} onRetry={reload} />
        ) : (
          <Skeleton height="20rem" />
        )}
      </main>
    );
  }
  const words = messages().courses;
  const done = course.videos.filter(({ video }) => video?.note_id).length;
  const told = words.done(done, course.video_count);
  return (
    <main className="page course">
      <title>{course.title}</title>
      <h1 dir="auto">{course.title}</h1>
      <p role="status" className="course-facts">
        <Pill>{words.state[course.state]}</Pill> {told}
        {course.waiting ? ` · ${words.waiting(course.waiting)}` : ""}
        {course.url ? (
          <>
            {" · "}
            <a href={course.url} target="_blank" rel="noopener noreferrer">
              {words.onYoutube}
            </a>
          </>
        ) : null}
      </p>
      <ProgressBar label={told} percent={Math.round((100 * done) / course.video_count)} />
      <Actions {...{ course, problem, busy, retry, cancel, erase }} />
      {done ? <WholeCourse id={id} search={search(course)} ask={ask(course)} /> : null}
      <CourseVideos videos={course.videos} stateOf={stateOf} />
      <CourseGlossary videos={course.videos} loadTerms={loadTerms} />
    </main>
  );
}

/** What there is once a video has notes. Each part is opened by who wants it: the videos stand below. */
function WholeCourse({ id, search, ask }: { id: string; search: ReactNode; ask: ReactNode }) {
  const words = messages().courses.whole;
  return (
    <div className="course-whole">
      <details>
        <summary>{words.files}</summary>
        <CourseFiles course={id} />
      </details>
      <details>
        <summary>{words.search}</summary>
        {search}
      </details>
      <details>
        <summary>{words.ask}</summary>
        {ask}
      </details>
    </div>
  );
}

interface ActionsProps {
  course: Course;
  problem: ApiProblem | null;
  busy: boolean;
  retry: () => Promise<void>;
  cancel: () => Promise<void>;
  erase: () => Promise<void>;
}

function Actions({ course, problem, busy, retry, cancel, erase }: ActionsProps) {
  const words = messages().courses;
  const ended = course.state === "ended";
  // As it was when the question was asked: the course may end before it is answered.
  const [{ asking, over }, ask] = useState({ asking: false, over: ended });
  const close = () => ask({ asking: false, over });
  const lacking = course.videos.some(
    ({ turn, video }) => turn === "left_out" || (turn === "taken" && video?.error && !video.note_id),
  );
  const go = (
    <Button disabled={busy} onClick={() => void retry()}>
      {course.state === "stopped" ? words.goOn : words.retry}
    </Button>
  );
  return (
    <>
      {course.state === "stopped" ? (
        <Notice
          variant="warning"
          title={words.stopped}
          action={
            <LinkButton to="/credits" variant="primary">
              {words.buy}
            </LinkButton>
          }
        >
          {words.stoppedWords(course.waiting)}
        </Notice>
      ) : null}
      {problem ? <ErrorMessage problem={problem} /> : null}
      <div className="course-actions">
        {course.state === "stopped" || lacking ? go : null}
        <Button variant="text" disabled={busy} onClick={() => ask({ asking: true, over: ended })}>
          {ended ? words.erase : words.cancel}
        </Button>
      </div>
      <Dialog
        title={over ? words.eraseTitle : words.cancelTitle}
        open={asking}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{words.keep}</Button>
            <Button
              variant="danger"
              disabled={busy}
              onClick={() => {
                close();
                void (over ? erase() : cancel());
              }}
            >
              {over ? words.erase : words.cancel}
            </Button>
          </>
        }
      >
        <p>{over ? words.eraseWords : words.cancelWords}</p>
      </Dialog>
    </>
  );
}
