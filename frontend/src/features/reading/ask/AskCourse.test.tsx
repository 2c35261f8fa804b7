import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Schema } from "@/api/client";
import { refusal, show } from "../../../../tests/captions/world";
import { AskCourse } from "./AskCourse";

const ID = "0".repeat(32);
const COURSE = { course_id: ID, questions_left: 20, question_packs: 0 } as Schema<"CourseView">;
const LINE = {
  ...{ note_id: "1".repeat(32), youtube_id: "hQVTIJBZook", title: "On <i>bees</i>", start: 83.4 },
  text: "She dances.",
};
const ANSWER = {
  ...{ question: "How?", said: true, writer: "claude", left_out: 0, notes: 4, videos: 5 },
  ...{
    sentences: [{ text: "So it is.", proof: [LINE] }],
    excerpts: [],
    questions_left: 19,
    question_packs: 0,
  },
};

function box(...answers: Response[]) {
  const shown = show(<AskCourse course={COURSE} />, {
    [`POST /courses/${ID}/questions`]: () => answers.shift() ?? Response.error(),
  });
  const ask = (question: string) =>
    shown.user.type(screen.getByLabelText("Ask all videos of this course"), `${question}{Enter}`);
  return { ...shown, ask };
}

test("each sentence leads to the video and the second that prove it", async () => {
  const { ask } = box(Response.json(ANSWER));
  await ask("How?");
  const link = await screen.findByRole("link", { name: "On <i>bees</i> 1:23" });
  expect(link.getAttribute("href")).toBe(`/notes/${LINE.note_id}?tab=transcript&t=83`);
  expect(screen.getByText("4 of 5 videos were read.")).toBeTruthy();
  expect(screen.getByText("19 questions left")).toBeTruthy();
});

test("what none of the videos says is told as that, with the nearest places", async () => {
  const { ask } = box(
    Response.json({ ...ANSWER, said: false, writer: "outline", sentences: [], excerpts: [LINE] }),
  );
  await ask("Who?");
  expect(await screen.findByText(/^Not said in these videos/)).toBeTruthy();
  expect(screen.getByText("The nearest places:")).toBeTruthy();
  expect(screen.getByText("She dances.")).toBeTruthy();
});

test("when none is left another twenty are asked for, for a credit", async () => {
  const { ask, user, of } = box(
    refusal(402, "questions_used_up", "You have asked all."),
    Response.json({ ...ANSWER, question_packs: 1 }),
  );
  await ask("How?");
  await user.click(await screen.findByRole("button", { name: "Ask for 1 credit, with 20 more questions" }));
  await screen.findByText("So it is.");
  expect(of(`POST /courses/${ID}/questions`)).toEqual([
    { question: "How?", pack: 0 },
    { question: "How?", pack: 1 },
  ]);
});

test("where another device has bought twenty and used them up, the next twenty are asked for", async () => {
  const usedUp = () => refusal(402, "questions_used_up", "You have asked all.");
  const { ask, user, of } = box(usedUp(), usedUp(), Response.json({ ...ANSWER, question_packs: 2 }));
  const more = () => screen.findByRole("button", { name: "Ask for 1 credit, with 20 more questions" });
  await ask("How?");
  await user.click(await more());
  await user.click(await more());
  await screen.findByText("So it is.");
  expect(of(`POST /courses/${ID}/questions`).slice(1)).toEqual([
    { question: "How?", pack: 1 },
    { question: "How?", pack: 2 },
  ]);
});
