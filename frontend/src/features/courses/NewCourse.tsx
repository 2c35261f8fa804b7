import "./courses.css";
import { useMe } from "@/api/MeContext";
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Field } from "@/ui/Field";
import { useState, type ReactNode } from "react";
import { priceOf } from "./price";
import { PreviewedVideos } from "./PreviewedVideos";
import { useNewCourse, type CourseOrder, type PreviewedCourse } from "./useNewCourse";

interface NewCourseProps {
  /** Links to begin with. */
  links: string;
  /** What is ordered of each video. */
  order: CourseOrder;
  /** The choices of it. */
  options: ReactNode;
}

/** Many videos: first what they are and what they cost, then one press. */
export function NewCourse({ links: first, order, options }: NewCourseProps) {
  const [links, setLinks] = useState(first);
  const course = useNewCourse();
  const words = messages().courses.form;
  const looking = course.doing === "looking";
  return (
    <main className="page course">
      <title>{words.title}</title>
      <h1>{words.title}</h1>
      <form
        className="course-form"
        onSubmit={(event) => {
          event.preventDefault();
          void course.look(links);
        }}
      >
        <Field label={words.links} hint={words.free}>
          {(input) => (
            <textarea
              {...input}
              className="input"
              rows={4}
              spellCheck={false}
              value={links}
              onChange={(event) => setLinks(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant={course.found ? "secondary" : "primary"} aria-disabled={looking}>
          {words.look}
        </Button>
      </form>
      <p role="status">
        {looking ? words.looking : course.found ? words.found(course.found.videos.length) : ""}
      </p>
      {course.problem ? <ErrorMessage problem={course.problem} /> : null}
      {course.found ? (
        <Found key={course.found.url + links} found={course.found} course={course} order={order}>
          {options}
        </Found>
      ) : null}
    </main>
  );
}

interface FoundProps {
  found: PreviewedCourse;
  course: ReturnType<typeof useNewCourse>;
  order: CourseOrder;
  children: ReactNode;
}

function Found({ found, course, order, children }: FoundProps) {
  const words = messages().courses.form;
  const { data: me } = useMe();
  const [title, setTitle] = useState(found.title || words.unnamed);
  const { chosen } = course;
  const price = priceOf(
    found.videos.filter(({ youtube_id }) => chosen.has(youtube_id)),
    found.words_per_credit,
    order.profile,
  );
  const left = me?.credits ?? 0;
  const sending = course.doing === "sending";
  return (
    <>
      <Field label={words.name}>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <PreviewedVideos videos={found.videos} chosen={chosen} onChoose={course.setChosen} />
      {children}
      <p>
        {words.price(chosen.size, price, left)} {me && price > left ? words.tooFew : ""}
      </p>
      <Button
        variant="primary"
        disabled={sending || chosen.size === 0 || !title.trim()}
        onClick={() => void course.order(title.trim(), order)}
      >
        {sending ? words.sending : words.order(chosen.size)}
      </Button>
    </>
  );
}
