/** The note of the sample lecture, as the engine made it, for everybody to try: nothing is asked of the service. */
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
};

export default function SamplePage() {
  return (
    <>
      <title>A sample note · Study Buddy</title>
      {NOTE && <NoteReader view={VIEW} note={NOTE} notice={<SampleNotice />} />}
    </>
  );
}

function SampleNotice() {
  return (
    <div className="sample-notice" lang="en" dir="ltr">
      <Notice title="A sample to try">
        words
      </Notice>
    </div>
  );
}
