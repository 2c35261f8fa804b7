import type { Messages } from "../messages";
import { countIn } from "../plurals";

const count = countIn("de");

export const submit: Messages["submit"] = {
  link: "Link eines YouTube-Videos",
  go: "Notizen machen",
  sending: "Wird gesendet",
  waiting:
    "Gerade senden viele etwas. Deine Bestellung wird von selbst noch einmal gesendet: Lass diese Seite offen.",
  recognised: (id) => `Video ${id}`,
  twin: {
    done: {
      before: "Du hast schon Notizen zu diesem Video: ",
      open: "öffnen",
      after: ". Sie neu zu machen kostet noch einen Credit.",
    },
    needsCaptions:
      "Dieses Video wartet schon auf Untertitel: Füge sie unten hinzu. Noch einmal bestellen kostet noch einen Credit.",
    needsConfirmation:
      "Dieses Video wartet schon auf deine Zusage: Sieh unten nach. Noch einmal bestellen kostet noch einen Credit.",
    working: "Zu diesem Video entstehen schon Notizen. Noch einmal bestellen kostet noch einen Credit.",
  },
  look: {
    ask: "Erst einen Blick auf das Video werfen",
    asking: "Wir fragen YouTube …",
    orderAnyway: "Du kannst es trotzdem bestellen.",
    untitled: "Ein Video ohne Titel",
    auto: "automatisch erkannte Untertitel",
    translated: "automatisch übersetzte Untertitel",
    manual: "von Menschen gemachte Untertitel",
    words: (words) => count(words, { one: "Wort", other: "Wörter" }),
  },
  cost: {
    none: "Du hast keine Credits mehr",
    buy: "Credits kaufen",
    one: "Ein Credit reicht für die Notizen eines Videos von üblicher Länge.",
    nothingOrdered: "Es wurde nichts bestellt und nichts abgebucht.",
    unknown: "Kostet 1 Credit, und nichts, wenn keine Notizen entstehen.",
    last: "Kostet 1 Credit, deinen letzten, und nichts, wenn keine Notizen entstehen.",
    of: (credits) => `Kostet 1 deiner ${credits} Credits, und nichts, wenn keine Notizen entstehen.`,
    long: "Ein sehr langes Video kostet mehr: Du wirst vorher gefragt.",
  },
  options: {
    summary: "Optionen",
    focus: "Was dir am wichtigsten ist",
    focusHint: "Was das Video dazu sagt, bekommt mehr Platz, in jeder Art von Notizen.",
    subject: "Fach",
    subjectHint: "Deines, zum Wiederfinden.",
    ownCaptions: "Eigene Untertitel, wo YouTube keine gibt oder deine besser sind",
    language: "Sprache der Notizen",
    languageHint: "Im Video darf eine andere gesprochen werden.",
    languageKept: "Dieser Verfasser bleibt bei der des Videos.",
    untranslated:
      "Dieser Verfasser kann nicht in einer anderen Sprache schreiben als der des Videos: Überlass sie dem Video, oder wähle einen anderen.",
    videosOwn: "Die des Videos",
    kind: "Art der Notizen",
    files: "Dateien zum Herunterladen, außer Markdown und JSON",
    checker: "Wer prüft, ob das Video meint, was geschrieben steht",
    checkerUsual:
      "Wie üblich: mit dem, was dieser Dienst eingerichtet hat, außer wenn die Notizen das Video nur zitieren.",
    checkersJoined: (names) => names.replaceAll(",", " und"),
    wordsOnly: "Nur Wörter: Wörter, Zahlen und Namen werden verglichen, den Sinn prüft niemand.",
    noCheckers: "Nur Wörter: Dieser Dienst hat niemanden, der den Sinn prüft.",
    notReady: "in diesem Dienst nicht eingerichtet",
    writer: "Verfasser",
    writerHint: "Wer aus den Untertiteln Notizen macht.",
    bestWriter: "Der beste, den es gibt",
    profile: "Wie gründlich, günstig und schnell",
    profileHint:
      "Sparsam: Ein kleineres Modell schreibt die Abschnitte; ein Credit reicht dann für viermal so viele Wörter. Schnell: Mehr Abschnitte werden gleichzeitig geschrieben; ein Credit reicht dann für halb so viele.",
    profiles: { standard: "So gründlich wie möglich", thrifty: "Sparsam", fast: "Schnell" },
    noProfile:
      "Das kann dieser Verfasser nicht: Nimm „So gründlich wie möglich“, oder wähle einen anderen Verfasser.",
  },
  chosen: {
    wordsOnly: "nur Wörter",
    checkedBy: (name) => `geprüft von ${name}`,
    focus: (focus) => `„${focus}“`,
    thrifty: "sparsam",
    fast: "schnell",
    ownCaptions: "eigene Untertitel",
  },
};
