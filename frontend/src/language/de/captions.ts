import type { Messages } from "../messages";
import { countIn } from "../plurals";

const count = countIn("de");

export const captions: Messages["captions"] = {
  paste: "Transkript einfügen",
  pasteHint:
    "Auf YouTube: Beschreibung öffnen, „Transkript anzeigen“ drücken, alle Zeilen auswählen, kopieren. Hier einfügen. Jeder andere Text dessen, was gesagt wird, geht auch.",
  file: "Eine eigene Untertiteldatei",
  fileHint: (endings, others) =>
    `Vom selben Video: ${endings.join(", ")} oder eine von ${others} weiteren Arten.`,
  uploading: (name) => `${name} wird hochgeladen`,
  uploaded: (name) => `${name} ist hochgeladen.`,
  drop: "Nicht verwenden",
  goOnWithout: "Ohne sie weitermachen",
  readAgain: "Noch einmal lesen",
  tooLong:
    "Das sind mehr als zwei Millionen Zeichen, so viele hat keine Vorlesung. Prüfe, ob es das Transkript eines einzigen Videos ist.",
  notCaptions: (endings, name) =>
    `Untertiteldateien enden auf ${endings.slice(0, -1).join(", ")} oder ${endings.at(-1)}; diese heißt ${name}.`,
  empty: "Diese Datei ist leer.",
  tooLarge: (megabytes) =>
    `Diese Datei ist größer als ${megabytes} MB; so groß sind die Untertitel keiner Vorlesung.`,
  notTaken: "Die Datei wurde nicht angenommen. Wähle sie noch einmal.",
  notUploaded: "Nicht hochgeladen",
  preview: {
    label: "Wie sie gelesen wurden",
    firstLines: "Die ersten Zeilen",
    title: "Titel der Notizen",
    titleOfFile: "Berichtige ihn, wenn es nicht der des Videos ist.",
    titleOfText: "Ein eingefügter Text hat keinen: Schreib den des Videos hin.",
    language: "Sprache der Untertitel",
    languageHint: "Was darin gesprochen wird.",
    unknownLanguage: "Nicht bekannt: Wähle sie",
    speakers: "Namen der Sprecher berichtigen",
  },
  reading: {
    busy: "Sie werden gelesen …",
    read: (format, facts) => `Gelesen als ${format}: ${facts}.`,
    words: (words) => count(words, { one: "Wort", other: "Wörter" }),
    noTimes: "ohne Zeiten",
    range: (start, end) => `${start} bis ${end}`,
    format: "Format",
    size: "Umfang",
    sizeOf: (words, cues) =>
      `${count(words, { one: "Wort", other: "Wörter" })} in ${count(cues, { one: "Untertitel", other: "Untertiteln" })}`,
    times: "Zeiten",
    given: (range) => `Wie angegeben, ${range}`,
    estimated: (range) =>
      `Es gibt keine: Die in den Notizen sind geschätzt, ${range}, und können um Minuten danebenliegen`,
    speakers: "Sprecher",
    noSpeakers: "Keiner ist genannt",
    offset: "Von jeder Zeit abgezogen",
  },
};
