import type { Messages } from "../messages";

export const legal: Messages["legal"] = {
  pages: "Über diesen Dienst",
  privacy: "Datenschutz",
  terms: "Nutzungsbedingungen",
  imprint: "Impressum",
  notFilledIn: "Vom Betreiber nicht ausgefüllt",
  operator: {
    heading: "Wer diesen Dienst betreibt",
    name: "Wer",
    address: "Anschrift",
    email: "E-Mail",
    law: "Recht",
  },
  privacyPage: {
    pageTitle: "Datenschutz · Study Buddy",
    heading: "Was von dir gespeichert wird, und wie lange",
    erase:
      "Du kannst ein Video oder dein Konto mit allem darin löschen, wann du willst. Es beginnt sofort, und was dabei abbricht, ist innerhalb einer Stunde fertig. Zweierlei wird davon nicht erreicht und läuft von selbst ab: Protokolle, und die Kopien, aus denen verlorene Daten wiederhergestellt werden.",
    youtube:
      "YouTube erfährt erst von dir, wenn du auf Abspielen drückst: Bis dahin fragt diese Seite dort nichts an.",
    responsible: "Wer dafür einsteht",
    own: "Was der Betreiber selbst zum Datenschutz sagt",
  },
  termsPage: {
    pageTitle: "Nutzungsbedingungen · Study Buddy",
    heading: "Nutzungsbedingungen",
    notes: "Die Notizen",
    notesMayBeWrong:
      "Ein Programm macht sie aus dem, was im Video gesagt wird, und prüft jede Zeile daran. Sie können trotzdem falsch sein und etwas auslassen. Bevor du dich auf eine Zeile verlässt, drück auf ihre Zeit und hör selbst.",
    notesAreYours:
      "Bestell Notizen von dem, was du benutzen darfst, um damit zu lernen. Woran andere die Rechte haben, das bleibt ihres, auch in deinen Notizen.",
    credits: "Credits und Zahlung",
    creditsErased:
      "Zahlungen laufen über Stripe; deine Karte ist hier nie zu sehen. Wer sein Konto löscht, gibt die übrigen Credits auf.",
    law: "Was sonst gilt",
    lawWords: "Was hier nicht steht, regeln der Betreiber und dieses Recht:",
    own: "Die eigenen Bedingungen des Betreibers",
  },
  imprintPage: {
    pageTitle: "Impressum · Study Buddy",
    heading: "Impressum",
  },
};
