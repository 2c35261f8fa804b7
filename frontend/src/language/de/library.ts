import type { Messages } from "../messages";
import { countIn } from "../plurals";

const count = countIn("de");

export const library: Messages["library"] = {
  heading: "Deine Videos",
  empty: "Hier werden deine Notizen stehen",
  emptyWords:
    "Füge oben den Link einer Vorlesung ein. Es dauert ein paar Minuten, und du kannst diese Seite solange schließen.",
  searchAll: "Alles Gesagte durchsuchen",
  search: "Deine Videos durchsuchen",
  placeholder: "Titel und Fächer durchsuchen",
  found: (shown, loaded) => `${shown} von ${count(loaded, { one: "Video", other: "Videos" })} gefunden.`,
  notSearched: "Ältere sind noch nicht geladen und wurden nicht durchsucht.",
  older: "Ältere Videos zeigen",
  loadingOlder: "Ältere Videos werden geladen",
  notMade: (file) => `${file}: konnte nicht gemacht werden`,
  renameNamed: (name) => `${name} umbenennen`,
  deleteNamed: (name) => `${name} löschen`,
  delete: {
    title: "Diese Notizen löschen?",
    keep: "Behalten",
    busy: "Wird gelöscht",
    delete: "Löschen",
    words:
      ", das PDF und die anderen Dateien dazu sind dann endgültig weg. Der Credit dafür kommt nicht zurück.",
  },
};
