/** A box to ask the video: answers are a few sentences, each with the times that prove it, or what is said, quoted. */
import { unwrap, type Schema } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { messages } from "@/language/messages";

import type { NoteView } from "../note";
import { TimeLink } from "../player/TimeLink";
import { AskBox } from "./AskBox";
import { useQuestions, type Questions } from "./useQuestions";

type NoteAnswer = Schema<"AnswerView">;

export function useNoteQuestions(view: NoteView): Questions<NoteAnswer> {
  const api = useApi();
  const path = { id: view.note_id };
  return useQuestions(view, (body) => unwrap(api.POST("/notes/{id}/questions", { params: { path }, body })));
}

export function AskNote({ questions }: { questions: Questions<NoteAnswer> }) {
  return (
    <AskBox
      questions={questions}
      words={messages().reading.ask}
      place={({ start }) => <TimeLink seconds={start} />}
    />
  );
}
