import type { Messages } from "../messages";
import { countIn } from "../plurals";

const count = countIn("de");
const videos = (number: number) => count(number, { one: "Video", other: "Videos" });
const credits = (number: number) => count(number, { one: "Credit", other: "Credits" });

export const courses: Messages["courses"] = {
  start: "Eine Playlist oder viele Links auf einmal",
  isPlaylist: "Das ist eine Playlist. ",
  seePlaylist: "Ansehen, was sie enthält",
  heading: "Kurse",
  form: {
    title: "Notizen zu vielen Videos",
    links: "Link einer Playlist oder Links von Videos, in jeder Zeile einer",
    look: "Ansehen, was sie enthalten",
    looking: "Wir fragen YouTube …",
    free: "Ansehen kostet nichts.",
    found: (number) => `${videos(number)} gefunden`,
    name: "Titel des Kurses",
    unnamed: "Mein Kurs",
    choose: (title) => `Notizen zu ${title}`,
    all: "Alle auswählen",
    none: "Keins auswählen",
    hasNotes: "Notizen hast du schon",
    unknownLength: "Länge noch unbekannt",
    words: (words) => count(words, { one: "Wort", other: "Wörter" }),
    price: (number, price, left) =>
      `${videos(number)}, etwa ${credits(price)}; du hast ${left}. Jedes wird bezahlt, wenn es an der Reihe ist, und kostet nichts, wenn es keine Notizen geben kann.`,
    tooFew:
      "Wenn dein Guthaben aufgebraucht ist, hält der Kurs an und sagt es; er geht weiter, wenn du neues kaufst.",
    order: (number) => `Notizen zu ${count(number, { one: "Video", other: "Videos" })} machen`,
    sending: "Wird gesendet",
  },
  state: { under_way: "in Arbeit", stopped: "angehalten", ended: "fertig" },
  turns: { waiting: "wartet, bis es an der Reihe ist", left_out: "ausgelassen", erased: "gelöscht" },
  waiting: (number) => count(number, { one: "Video wartet", other: "Videos warten" }),
  count: videos,
  done: (done, all) => `${done} von ${all} haben Notizen`,
  stopped: "Dein Guthaben ist aufgebraucht",
  stoppedWords: (number) =>
    `${count(number, { one: "Video wartet", other: "Videos warten" })} noch. Der Kurs geht eine Woche lang von selbst weiter, wenige Minuten nachdem du Credits gekauft hast; danach, wenn du es sagst.`,
  buy: "Credits kaufen",
  goOn: "Weitermachen",
  retry: "Fehlgeschlagenes noch einmal versuchen",
  cancel: "Den Rest abbrechen",
  erase: "Den Kurs löschen",
  busy: "Einen Moment",
  cancelTitle: "Den Rest des Kurses abbrechen?",
  cancelWords: "Fertige Notizen bleiben. Was noch nicht begonnen ist, gibt seine Credits zurück.",
  eraseTitle: "Den Kurs mit allen seinen Notizen löschen?",
  eraseWords: "Nichts bringt sie zurück.",
  keep: "So lassen",
  onYoutube: "Die Playlist auf YouTube",
  whole: {
    search: "Diesen Kurs durchsuchen",
    ask: "Diesen Kurs fragen",
    files: "Dateien des ganzen Kurses",
    file: {
      markdown: "Verzeichnis mit Glossar (Markdown)",
      pdf: "PDF",
      "pdf-letter": "PDF im Format US Letter",
      anki: "Anki-Stapel",
    },
    failed: "Die Datei wurde nicht gemacht",
    making: "Die Datei wird gemacht. Das dauert bis zu einer halben Minute.",
    made: (notes, all) =>
      notes === all ? `Aus allen ${all} Videos gemacht.` : `Aus ${notes} von ${all} Videos gemacht.`,
    none: "Sie entstehen aus den Notizen aller Videos, die welche haben. Kostet keinen Credit.",
  },
  ask: {
    title: "Diesen Kurs fragen",
    field: "Frag alle Videos dieses Kurses",
    ask: "Fragen",
    hint: "Du bekommst, was die Videos sagen, mit Video und Sekunde. Frag in ihrer Sprache.",
    looking: "Die Antwort wird in den Videos gesucht",
    left: (questions) => `Noch ${count(questions, { one: "Frage", other: "Fragen" })}`,
    more: "Für 1 Credit fragen, mit 20 weiteren Fragen",
    noLine: "In diesen Videos nicht mit diesen Worten gesagt. Vielleicht wird es anders gesagt.",
    noAnswer: "In diesen Videos nicht gesagt, soweit zu finden war.",
    quoted: "Gesagt wird:",
    nearest: "Die nächstliegenden Stellen:",
    leftOut: (sentences) =>
      `${count(sentences, { one: "Satz", other: "Sätze" })} ausgelassen: Kein Video belegt es.`,
    read: (notes, all) =>
      notes === all ? `Alle ${all} Videos wurden gelesen.` : `${notes} von ${all} Videos wurden gelesen.`,
  },
  glossary: "Glossar",
  gather: "Die Begriffe aller Notizen sammeln",
  gathering: (done, all) => `${done} von ${all} Notizen gelesen`,
  noTerms: "Diese Notizen erklären keine Begriffe.",
  missing: (number) =>
    count(number, { one: "Notiz war nicht zu lesen", other: "Notizen waren nicht zu lesen" }),
};
