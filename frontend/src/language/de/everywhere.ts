import type { Messages } from "../messages";

export const everywhere: Messages["everywhere"] = {
  loading: "Wird geladen",
  tryAgain: "Noch einmal versuchen",
  erasing: (since) =>
    `Wird${since && ` seit ${since}`} gelöscht. Innerhalb einer Stunde ist auch der Rest weg.`,
  untitled: (id) => `Video ${id}`,
  files: {
    pdf: "PDF",
    markdown: "Markdown-Datei",
    json: "Datendatei",
    anki: "Anki-Stapel",
    obsidian: "Obsidian-Notiz",
    named: (exporter) => `Datei „${exporter}“`,
    unnamed: "Datei",
  },
  kindBy: (kind, writer) => `${kind}, von ${writer}`,
  rename: {
    open: "Umbenennen",
    title: "Notizen umbenennen",
    field: "Titel",
    cancel: "Abbrechen",
    saving: "Wird gespeichert",
    save: "Titel speichern",
  },
  problems: {
    0: "Keine Verbindung",
    400: "Das geht so nicht",
    401: "Abgemeldet",
    402: "Nicht genug Credits",
    403: "Das ist für dich nicht zugänglich",
    404: "Das gibt es hier nicht",
    409: "Das geht gerade nicht",
    422: "Damit lässt sich nichts anfangen",
    429: "Zu viele Anfragen",
    500: "Störung",
    503: "Gerade ausgelastet",
  },
  pageReplaced: "Diese Seite wurde ersetzt",
  inEnglish: (text) => `Genauer, auf Englisch: „${text}“`,
};
