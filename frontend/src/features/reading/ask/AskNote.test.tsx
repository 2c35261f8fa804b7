import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { refusal } from "../../../../tests/captions/world";
import type { NoteView } from "../note";
import { PlayerProvider } from "../player/PlayerContext";
import { AskNote, useNoteQuestions } from "./AskNote";

const VIEW = { note_id: "0".repeat(32), questions_left: 20, question_packs: 0 } as NoteView;
const ANSWER = {
  question: "How?",
  said: true,
  writer: "claude",
  sentences: [{ text: "So <b>it</b> is.", proof: [{ start: 83, text: "It is." }] }],
  excerpts: [],
  left_out: 1,
  questions_left: 19,
  question_packs: 0,
};

function Box() {
  return <AskNote questions={useNoteQuestions(VIEW)} />;
}

/** The box, whose service answers one after the other; what it was asked. */
function show(...answers: (object | Response)[]) {
  const asked: unknown[] = [];
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, async (input) => {
    asked.push(await (input as Request).json());
    const answer = answers.shift();
    if (!answer) throw new TypeError("No connection");
    return answer instanceof Response ? answer : Response.json(answer);
  });
  render(
    <ServiceContext value={{ api, settings: {} as Settings }}>
      <PlayerProvider youtubeId="hQVTIJBZook" segments={[]} estimated={false}>
        <Box />
      </PlayerProvider>
    </ServiceContext>,
  );
  const user = userEvent.setup();
  const ask = (question: string) => user.type(screen.getByLabelText("Ask this video"), `${question}{Enter}`);
  return { asked, ask, user };
}

test("an answer is sentences with their times, as text, and one question less is left", async () => {
  const { ask } = show(ANSWER);
  expect(screen.getByText("20 questions left")).toBeTruthy();
  await ask("How?");
  expect(await screen.findByText(/So <b>it<\/b> is\./)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Play from 1:23" }).getAttribute("href")).toContain("t=83");
  expect(screen.getByText("19 questions left")).toBeTruthy();
  expect(screen.getByText(/^1 sentence left out/)).toBeTruthy();
});

test.each([
  ["outline", "No line of this video says this in these words. It may be said in others."],
  ["claude", "No answer was found in this video."],
])(
  "where %s finds nothing, no more is told, and the nearest places are a click away",
  async (writer, told) => {
    const excerpts = [83, 5, 7].map((start) => ({ start, text: "Ash." }));
    const { ask } = show({ ...ANSWER, writer, said: false, sentences: [], excerpts });
    await ask("Which volcano?");
    expect(await screen.findByText(told)).toBeTruthy();
    expect(screen.getByText("The nearest places:")).toBeTruthy();
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(
      ["1:23", "0:05", "0:07"].map((time) => `Play from ${time}`),
    );
    // What is said decides its direction, not the English words of its time.
    expect(screen.getByRole("link", { name: "Play from 0:05" }).parentElement?.localName).toBe("bdi");
  },
);

test("without a connection the question stays, and may be asked again", async () => {
  const { ask } = show();
  await ask("How?");
  expect(await screen.findByRole("button", { name: "Try again" })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Ask this video").value).toBe("How?");
});

test("when all are asked a credit buys twenty more, with the same question", async () => {
  const { ask, asked, user } = show(refusal(402, "questions_used_up", "No."), {
    ...ANSWER,
    questions_left: 19,
    question_packs: 1,
  });
  await ask("How?");
  await user.click(await screen.findByRole("button", { name: /for 1 credit/ }));
  await screen.findByText("19 questions left");
  expect(asked).toEqual([
    { question: "How?", pack: 0 },
    { question: "How?", pack: 1 },
  ]);
});

test("the last question that is left is answered, and not sold once more", async () => {
  const { ask } = show({ ...ANSWER, questions_left: 0 });
  await ask("How?");
  await screen.findByText("0 questions left");
  expect(screen.queryByRole("button", { name: /for 1 credit/ })).toBeNull();
});
