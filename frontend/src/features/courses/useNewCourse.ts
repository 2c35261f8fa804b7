import { sendAgain } from "@/api/again";
import { unwrap, type Schema } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { useRef, useState } from "react";
import { useLocation } from "wouter";

export type PreviewedCourse = Schema<"PreviewedCourse">;
export type CourseOrder = Omit<Schema<"NewCourse">, "title" | "url" | "videos">;
type Doing = "nothing" | "looking" | "sending";

const NOTHING = { upload: null, text: null, link: null, title: "", captions_language: "", offset: null };

/** What links hold is looked at, then some of it ordered. What has notes, or cannot be read, is not chosen by itself. */
export function useNewCourse() {
  const api = useApi();
  const me = useMe();
  const [, navigate] = useLocation();
  const [doing, setDoing] = useState<Doing>("nothing");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [found, setFound] = useState<PreviewedCourse | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const sent = useRef({ body: "", key: "" });

  const attempt = async (next: Doing, act: () => Promise<void>) => {
    if (doing !== "nothing") return;
    setDoing(next);
    setProblem(null);
    await act().catch((error: unknown) => setProblem(toProblem(error)));
    setDoing("nothing");
  };
  const look = (links: string) =>
    attempt("looking", async () => {
      setFound(null);
      const body = { ...NOTHING, speakers: {}, file_name: "", links };
      const { course } = await unwrap(api.POST("/previews", { body }));
      if (!course) return;
      setFound(course);
      setChosen(
        new Set(course.videos.filter((one) => !one.note_id && !one.code).map((one) => one.youtube_id)),
      );
    });
  const order = (title: string, what: CourseOrder) =>
    attempt("sending", async () => {
      if (!found) return;
      const videos = found.videos
        .filter(({ youtube_id }) => chosen.has(youtube_id))
        .map(({ youtube_id, title, seconds }) => ({
          youtube_id,
          title: title.slice(0, 200),
          seconds: Math.round(seconds),
        }));
      const body = { ...what, title, url: found.url, videos };
      // Pressed again after a lost answer it is the same course.
      const text = JSON.stringify(body);
      if (sent.current.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
      const params = { header: { "Idempotency-Key": sent.current.key } };
      const course = await sendAgain(
        () => unwrap(api.POST("/courses", { params, body })),
        () => undefined,
      );
      me.reload();
      navigate(`/courses/${course.course_id}`);
    });
  return { doing, problem, found, chosen, setChosen, look, order };
}
