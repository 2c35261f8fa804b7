import type { Schema } from "@/api/client";
import { MeContext } from "@/api/MeContext";
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { PREVIEW, refusal, show } from "../../../tests/captions/world";
import { NewCourse } from "./NewCourse";

const ORDER = {
  ...{ subject: "", focus: "", template: "lecture", writer: null, checkers: null },
  ...{ exporters: ["pdf"], language: "", profile: "standard" },
};

function video(number: number, more: Partial<Schema<"PreviewedCourseVideo">> = {}) {
  return {
    youtube_id: `video00000${number}`,
    title: `Lecture ${number}`,
    ...{ channel: "Physics", seconds: 600, captions: "", language: "", words: 1700, note_id: null, code: "" },
    message: "",
    ...more,
  };
}

const COURSE = {
  title: "Waves",
  url: "https://www.youtube.com/playlist?list=PLwaves",
  words_per_credit: 30_000,
  videos: [video(1), video(2, { note_id: "n2" }), video(3, { code: "private" }), video(4, { words: 31_000 })],
};

function showForm(answers: Parameters<typeof show>[1] = {}) {
  const { hook, history } = memoryLocation({ path: "/courses/new", record: true });
  const me = { data: { credits: 2 } as Schema<"Me">, problem: null, reload: () => undefined };
  const form = <NewCourse links="youtube.com/playlist?list=PLwaves" order={ORDER} options={null} />;
  const shown = show(
    <Router hook={hook}>
      <MeContext value={me}>{form}</MeContext>
    </Router>,
    {
      "POST /previews": () => Response.json({ ...PREVIEW, course: COURSE }),
      "POST /courses": () => Response.json({ course_id: "c1" }, { status: 202 }),
      ...answers,
    },
  );
  return { ...shown, history };
}

test("what a playlist holds is looked at, chosen from, and ordered by one press", async () => {
  const { user, of, history } = showForm();
  await user.click(screen.getByRole("button", { name: "See what they hold" }));
  await screen.findByText("4 videos found");
  expect(of("POST /previews")).toMatchObject([{ links: "youtube.com/playlist?list=PLwaves", link: null }]);
  const box = (number: number) =>
    screen.getByRole<HTMLInputElement>("checkbox", { name: `Make notes of Lecture ${number}` });
  expect([1, 2, 3, 4].map((number) => box(number).checked)).toEqual([true, false, false, true]);
  expect(box(3).disabled).toBe(true);
  expect(
    screen.getByText(/^2 videos, about 3 credits; you have 2\..*the course stops and says so/),
  ).toBeTruthy();
  await user.click(box(4));
  await user.click(box(2));
  await user.click(screen.getByRole("button", { name: "Make notes of 2 videos" }));
  await vi.waitFor(() => expect(history.at(-1)).toBe("/courses/c1"));
  expect(of("POST /courses")).toEqual([
    {
      ...{ ...ORDER, title: "Waves", url: COURSE.url },
      videos: [1, 2].map((number) => ({
        youtube_id: `video00000${number}`,
        title: `Lecture ${number}`,
        seconds: 600,
      })),
    },
  ]);
});

test("links that cannot be listed are refused in words, and can be looked at again", async () => {
  const { user } = showForm({ "POST /previews": () => refusal(422, "bad_links", "Some are none.") });
  await user.click(screen.getByRole("button", { name: "See what they hold" }));
  await screen.findByText("Some are none.");
  expect(screen.queryByRole("checkbox")).toBeNull();
});
