import { countIn } from "../plurals";
import type { Messages } from "../messages";

const count = countIn("de");

export const app: Messages["app"] = {
  toContent: "Zum Inhalt",
  pages: "Seiten",
  notes: "Notizen",
  due: "Heute dran",
  credits: "Credits",
  creditsLeft: (credits) => count(credits, { one: "Credit", other: "Credits" }),
  account: "Konto",
  signOut: "Abmelden",
  language: "Sprache",
  languageFailed:
    "Die Sprache konnte nicht geladen werden. Prüfe deine Verbindung und wähle sie noch einmal.",
  colours: {
    system: "Farben: wie im System eingestellt",
    light: "Farben: hell",
    dark: "Farben: dunkel",
  },
  erasing: {
    pageTitle: "Dein Konto wird gelöscht · Study Buddy",
    title: "Dein Konto wird gelöscht",
    after: "Du musst nichts weiter tun. Wenn du neu anfangen willst, registriere dich danach noch einmal.",
  },
  homeTitle: "Deine Notizen · Study Buddy",
  heading: "Mach aus einem Video Notizen, mit denen du lernen kannst",
  loadingVideos: "Deine Videos werden geladen",
  ordered: (title) => `Bestellt: ${title}. Es steht unten als erstes deiner Videos.`,
  notShown: {
    title: "Diese Seite konnte nicht angezeigt werden",
    detail:
      "Deine Notizen und Credits sind davon nicht betroffen. Prüfe deine Verbindung und lade die Seite dann neu.",
    reload: "Neu laden",
  },
  notFound: {
    title: "Diese Seite gibt es nicht",
    detail: "Vielleicht ist die Adresse falsch geschrieben, oder was hier stand, wurde gelöscht.",
    toNotes: "Zu deinen Notizen",
  },
  expired: {
    title: "Deine Anmeldung ist abgelaufen",
    stays: "Was auf dieser Seite steht, bleibt. Melde dich neu an, dann bist du wieder hier.",
    signIn: "Neu anmelden",
  },
  unsent: {
    title: "Einige Antworten würden verloren gehen",
    lost: (answers) =>
      `${count(answers, { one: "Antwort auf eine Karte ließ", other: "Antworten auf Karten ließen" })} sich nicht senden, und beim Abmelden bleibt nichts in diesem Browser.`,
    leave: "Trotzdem abmelden",
    stay: "Angemeldet bleiben",
  },
  signInFailed:
    "Die Anmeldeseite ließ sich nicht öffnen. Prüfe deine Verbindung und versuche es noch einmal.",
};
