import type { Messages } from "../messages";
import { countIn } from "../plurals";

const count = countIn("de");

export const search: Messages["search"] = {
  pageTitle: "Suche · Study Buddy",
  heading: "Alle deine Videos durchsuchen",
  field: "Gesagte oder notierte Wörter",
  courseField: "In diesem Kurs gesagte oder notierte Wörter",
  courseNothing:
    "Keines dieser Wörter kommt in den Notizen dieses Kurses vor. Versuche andere, in der Sprache der Videos.",
  search: "Suchen",
  hint: "Durchsucht werden Titel, Notizen und Transkripte, in jeder Sprache.",
  searching: "Es wird gesucht",
  found: (places, notes) =>
    `${count(places, { one: "Stelle", other: "Stellen" })} in den Notizen zu ${count(notes, { one: "Video", other: "Videos" })}.`,
  pending: (notes) => `${notes} weitere werden noch gelesen.`,
  nothing: "Nichts gefunden",
  nothingWords:
    "Keines dieser Wörter kommt in deinen Notizen vor. Versuche andere, in der Sprache des Videos.",
  kinds: { title: "Titel", note: "Notizen", said: "Gesagt" },
};
