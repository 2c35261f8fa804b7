/** The note of the sample lecture, as the engine made it, for everybody to try: nothing is asked of the service. */
import { languageAttributes, messages } from "@/language/messages";
import { LinkButton } from "@/ui/Button";
import { Notice } from "@/ui/Notice";

import "../reading.css";
import "../print.css";
import type { NoteView } from "../note";
import { NoteReader } from "../NoteReader";
import { parseNote } from "../parseNote";
import { SAMPLE_ID } from "../place/keptPlace";
import sample from "./sampleNote.json";

const NOTE = parseNote(sample);
const VIEW: NoteView = {
  note_id: SAMPLE_ID,
  video_id: SAMPLE_ID,
  youtube_id: "", // the lecture was never filmed
  title: NOTE?.title ?? "",
  subject: NOTE?.subject ?? "",
  created_at: "",
  note: null,
  artifacts: [],
  problems: [],
  marks: [],
  questions_left: 0,
  question_packs: 0,
};

export default function SamplePage() {
  return (
    <>
      <title>{messages().sample.pageTitle}</title>
      {NOTE && <NoteReader view={VIEW} note={NOTE} notice={<SampleNotice />} />}
    </>
  );
}

function SampleNotice() {
  const words = messages().sample;
  const start = <LinkButton to="/">{words.makeOwn}</LinkButton>;
  return (
    <div className="sample-notice" {...languageAttributes()}>
      <Notice title={words.title} action={start}>
        {words.made} {words.gone}
      </Notice>
    </div>
  );
}
