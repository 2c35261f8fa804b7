import type { Messages } from "../messages";
import { countIn, formIn } from "../plurals";

const count = countIn("de");
const form = formIn("de");

export const account: Messages["account"] = {
  pageTitle: "Konto · Study Buddy",
  heading: "Konto",
  loading: "Dein Konto wird gelesen",
  facts: { email: "E-Mail", name: "Name", signIn: "Anmeldung", since: "Hier seit" },
  withPassword: "E-Mail und Passwort",
  kept: "Was gespeichert wird, und wie lange",
  retention: { what: "Was", why: "Wofür", until: "Bis wann" },
  passkeys: {
    heading: "Passkeys",
    words:
      "Mit einem Passkey meldest du dich mit Finger, Gesicht oder der PIN deines Geräts an statt mit dem Passwort. Er wird auf der Anmeldeseite angelegt, einmal je Gerät oder Passwortmanager. Dein Passwort gilt weiter.",
    add: "Passkey hinzufügen",
    added: "Der Passkey ist hinzugefügt. Wähle ihn bei der nächsten Anmeldung.",
    notAdded:
      "Es wurde kein Passkey hinzugefügt: Du hast abgebrochen, oder deine Anmeldung liegt mehr als eine Stunde zurück. Melde dich neu an und füge ihn dann hinzu.",
    signIn: "Neu anmelden",
  },
  everywhere: {
    heading: "Andere Geräte",
    words: (minutes) =>
      `Jeder Browser bleibt 30 Tage angemeldet. „Überall abmelden“ beendet das sofort, auch hier; eine Seite, die woanders offen ist, funktioniert noch bis zu ${minutes} Minuten. Hast du ein Gerät verloren, ändere auch dein Passwort.`,
    busy: "Wird abgemeldet …",
    signOut: "Überall abmelden",
  },
  export: {
    heading: "Alles mitnehmen",
    words:
      "Ein ZIP mit allem, was von dir gespeichert ist: deine Notizen mit ihren Dateien, Videos, Credits und Zahlungen, Untertitel, die du mitgebracht hast. Darin steht auch, was fehlt und warum. Es kostet nichts.",
    packing: "Wird gepackt …",
    again: "Neu packen",
    pack: "Alles in ein ZIP packen",
    download: (megabytes) => `ZIP herunterladen (${megabytes} MB)`,
    making: "Das dauert einige Minuten. Du kannst diese Seite schließen und später wiederkommen.",
    failed:
      "Das ZIP konnte nicht erstellt werden. Versuche es noch einmal; klappt es wieder nicht, frage den Betreiber.",
    ready: (asked, until) => `Stand: ${asked}. Es wird bis ${until} aufbewahrt.`,
  },
  erase: {
    heading: "Alles löschen",
    words:
      "Dein Konto, deine Videos, Notizen, Dateien und Uploads verschwinden in allen Fassungen, und du kannst sie nicht zurückholen. Auch deine übrigen Credits sind weg. Es beginnt sofort; was dabei abbricht, ist innerhalb einer Stunde erledigt, was verspätet eintrifft, innerhalb von zwei weiteren. Protokolle und Sicherungen laufen von selbst ab, wie es die Tabelle oben sagt.",
    open: "Alles löschen …",
    title: "Alles löschen?",
    keep: "Konto behalten",
    busy: "Wird gelöscht …",
    erase: "Alles löschen",
    confirmation: "löschen",
    type: (word) => `Tippe ${word}, um fortzufahren`,
    gone: "Alle deine Videos, Notizen, Dateien und Uploads sind endgültig weg: Lade vorher herunter, was du behalten willst.",
    stopped: (videos) =>
      `${form(videos, { one: "Ein Video ist", other: `${videos} Videos sind` })} noch in Arbeit und ${form(videos, { one: "wird", other: "werden" })} angehalten.`,
    creditsLost: (credits) =>
      `Du hast noch ${count(credits, { one: "Credit. Er verfällt", other: "Credits. Sie verfallen" })} und ${form(credits, { one: "wird", other: "werden" })} nicht ausgezahlt.`,
    noCredits: "Du hast keine Credits mehr, die du verlieren könntest.",
    signedOut: "Du wirst abgemeldet, und Stripe vergisst dich als Kunden.",
  },
  erased: {
    erasing: "Dein Konto wird gelöscht",
    notNeeded: "Du musst dafür nicht wiederkommen.",
    done: "Dein Konto ist gelöscht",
    welcomeBack: "Nichts davon ist hier noch zu lesen. Du kannst dich gern neu registrieren.",
  },
  callback: {
    signingIn: "Du wirst angemeldet",
    title: "Du bist nicht angemeldet",
    detail:
      "Die Anmeldung wurde abgebrochen oder hat zu lange gedauert. Nichts ist verloren; du kannst sie wiederholen.",
    again: "Neu anmelden",
  },
};
