/** A note that has every hostile text in every place that text can stand in. */
import { LINKS } from "./links";
import { MARKUP } from "./markup";
import { MATHS } from "./maths";
import { ARTIFACT_NAMES, ARTIFACT_URLS, LANGUAGES } from "./names";

/** Every text, told from the others by nothing but itself. */
export const TEXTS: readonly string[] = [...MARKUP, ...LINKS, ...MATHS];

const at = (index: number) => index % TEXTS.length;

/** What `GET /notes/{id}` answers with it in. */
export function hostileView(id: string, texts: readonly string[] = TEXTS) {
  const [title = ""] = texts;
  return {
    note_id: id,
    video_id: id,
    youtube_id: "hQVTIJBZook",
    title,
    subject: title,
    created_at: "<script>alert(1)</script>",
    markdown: texts.join("\n\n"),
    note: hostileNote(texts),
    artifacts: ARTIFACT_NAMES.map((name, index) => ({
      name,
      media_type: "application/pdf",
      size: 1,
      url: ARTIFACT_URLS[index % ARTIFACT_URLS.length] ?? "",
      expires_at: "never",
    })),
    problems: texts.map((text, index) => ({ exporter: `file-${index}`, code: "no_ink", message: text })),
    marks: texts.map((text, index) => ({ id: `p${index}`, remark: text })),
  };
}

export function hostileNote(texts: readonly string[] = TEXTS) {
  const [title = ""] = texts;
  return {
    version: 1,
    title,
    language: LANGUAGES[0],
    subject: title,
    transcript: {
      video: { id: "hQVTIJBZook", title, channel: title, description: texts.join(), chapters: [] },
      language: LANGUAGES[1],
      kind: "<b>user</b>",
      source: title,
      translated_from: LANGUAGES[2],
      estimated: "yes",
      segments: texts.map((text, index) => ({
        start: index,
        end: index + 1,
        text,
        speaker: text.slice(0, 100),
        marks: [text.slice(0, 100)],
      })),
    },
    provenance: { writer: title, template: title, model: title, extracted: "false" },
    summary: texts.map((text, index) => point(text, index)),
    sections: texts.map((text, index) => ({
      title: text,
      start: index,
      end: index + 1,
      points: [point(text, index), point(`${text} ${texts[at(index + 1)] ?? ""}`, index)],
      cues: [question(text, index)],
    })),
    terms: texts.map((text, index) => ({
      type: "term",
      term: text,
      meaning: text,
      cites: [index],
      id: text,
    })),
    cards: texts.map((text, index) => ({ type: "card", front: text, back: text, cites: [index] })),
    questions: texts.map((text, index) => question(text, index)),
    coverage: { written: "1", grounded: 1e9, covered: -1, gaps: [{ start: "0", end: NaN }] },
  };
}

function point(text: string, cite: number) {
  const kind = ["point", "definition", "example", "quote", text][cite % 5];
  return { type: "point", text, cites: [cite, -1, 1e9, "0"], kind, id: `p${cite}` };
}

function question(text: string, cite: number) {
  const choices = cite % 2 ? [text, `${text} `, "another"] : [];
  return { type: "question", prompt: text, answer: text, cites: [cite], choices, explanation: `${text}.` };
}
