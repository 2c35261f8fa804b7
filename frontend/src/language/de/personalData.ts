import type { PersonalDataWords } from "../en/translations";

const VIDEO_OR_ACCOUNT = "Bis du das Video oder dein Konto löschst";
const NO_VERSION_LEFT = `${VIDEO_OR_ACCOUNT}; dann bleibt keine Fassung übrig`;
const ATTACKS = "Um herauszufinden, wer den Dienst angreift";
const FAULTS = "Damit ein Fehler von uns dich nicht deine Notizen kostet";

/** By what is kept, as handlers/studybuddy_aws/storage/personal_data.py has it in English. */
export const personalData: Readonly<Record<string, PersonalDataWords>> = {
  "E-mail address, name, which service you sign in with, your balance, and who you are to Stripe": {
    what: "E-Mail-Adresse, Name, über welchen Dienst du dich anmeldest, dein Guthaben, und wer du bei Stripe bist",
    why: "Um dich wiederzuerkennen",
    until: "Bis du dein Konto löschst",
  },
  "Videos you ordered: link, subject, title, what you asked for, names of speakers that you put right, how far they got, how long they are, who wrote the notes":
    {
      what: "Videos, die du bestellt hast: Link, Fach, Titel, was du wolltest, Namen von Sprechern, die du berichtigt hast, wie weit sie kamen, wie lang sie sind, wer die Notizen verfasst hat",
      why: "Deine Liste der Videos",
      until: VIDEO_OR_ACCOUNT,
    },
  "Notes, their titles, which lines you marked as wrong and why, how many questions you asked": {
    what: "Notizen, ihre Titel, welche Zeilen du als falsch markiert hast und warum, wie viele Fragen du gestellt hast",
    why: "Damit du sie lesen kannst",
    until: VIDEO_OR_ACCOUNT,
  },
  "Courses you ordered: title, the playlist's link, which videos in which order with their titles, what you asked for, whose turn has come, how many questions you asked":
    {
      what: "Kurse, die du bestellt hast: Titel, Link der Playlist, welche Videos in welcher Reihenfolge mit ihren Titeln, was du wolltest, welches schon an der Reihe war, wie viele Fragen du gestellt hast",
      why: "Damit viele Videos eins nach dem anderen Notizen bekommen",
      until: "Bis du den Kurs oder dein Konto löschst",
    },
  "Your answers to cards in reviews: which card of which video, how well you knew it, when and at which offset from UTC, what you suspended and took back":
    {
      what: "Deine Antworten beim Wiederholen von Karten: welche Karte welches Videos, wie gut du sie wusstest, wann und mit welchem Abstand zu UTC, was du nicht mehr gefragt werden willst und was du zurückgenommen hast",
      why: "Damit jede Karte an ihrem Tag wiederkommt, in jedem Browser, auch die neu gemachter Notizen",
      until: "Bis du dein Konto löschst",
    },
  "The history of your credits, under a number instead of your name": {
    what: "Der Verlauf deiner Credits, unter einer Nummer statt deines Namens",
    why: "Damit die Abrechnung stimmt",
    until: "Dauerhaft; nach dem Löschen sagt hier nichts mehr, wem er gehörte",
  },
  "How often you have ordered, uploaded, paid, erased, signed out everywhere, sent answers to cards, ordered, retried or erased courses, searched, asked questions, had previews, files made anew and all your data, and asked to be told news: a number and times. And that an e-mail address was given free credits: a keyed digest that tells nobody the address, for 12 months (or as the operator has set it) after the sign-up, erased or not":
    {
      what: "Wie oft du bestellt, hochgeladen, bezahlt, gelöscht, dich überall abgemeldet, Antworten zu Karten gesendet, Kurse bestellt, noch einmal versucht oder gelöscht, gesucht, Fragen gestellt und um Vorschauen, neu gemachte Dateien, alle deine Daten und laufende Meldungen gebeten hast: eine Zahl und Zeiten. Und dass eine E-Mail-Adresse kostenlose Credits bekommen hat: ein Prüfwert mit Schlüssel, der niemandem die Adresse verrät, für 12 Monate (oder wie der Betreiber es eingestellt hat) nach der Registrierung, gelöscht oder nicht",
      why: "Damit niemand nimmt, was für alle da ist",
      until: "Einen Tag nach dem letzten Mal; der Prüfwert 12 Monate",
    },
  "That a page of yours is open and is told how far your videos are: a number and a time, under yours": {
    what: "Dass eine Seite von dir offen ist, der gemeldet wird, wie weit deine Videos sind: eine Nummer und eine Zeit, unter deiner",
    why: "Damit die Seite es erfährt, ohne immer wieder nachzufragen",
    until: "Bis die Seite geschlossen wird, höchstens 2 Stunden; womit sie sich verbindet, eine Minute",
  },
  "That you asked for something to be erased: a number, a time, and until your sign-in is gone its name": {
    what: "Dass du etwas löschen wolltest: eine Nummer, eine Zeit und, bis deine Anmeldung weg ist, deren Name",
    why: "Um zu Ende zu bringen, was abbricht, und zu finden, was verspätet eintrifft",
    until: "2 Stunden nach dem Löschen",
  },
  "Payments you opened: their number at Stripe, yours, and times": {
    what: "Zahlungen, die du begonnen hast: ihre Nummer bei Stripe, deine, und Zeiten",
    why: "Damit ankommt, was du bezahlt hast, auch wenn die Meldung von Stripe an uns ausbleibt",
    until: "90 Tage, oder bis du dein Konto löschst; eine, die bei deiner Bank liegt, bis sie erledigt ist",
  },
  "Files of your notes, the transcript that proves them, your questions' answers. Of a video that is not finished, or failed, the sections that are written":
    {
      what: "Dateien deiner Notizen, das Transkript, das sie belegt, die Antworten auf deine Fragen. Von einem Video, das noch in Arbeit oder fehlgeschlagen ist, die Abschnitte, die geschrieben sind",
      why: "Damit du sie lesen und herunterladen kannst",
      until: NO_VERSION_LEFT,
    },
  "Your notes as PDF": {
    what: "Deine Notizen als PDF",
    why: "Damit du sie herunterladen kannst",
    until: NO_VERSION_LEFT,
  },
  "Captions files you uploaded, with their names, and transcripts you pasted with an order": {
    what: "Untertiteldateien, die du hochgeladen hast, mit ihren Namen, und Transkripte, die du bei einer Bestellung eingefügt hast",
    why: "Um Notizen daraus zu machen",
    until: "10 Tage",
  },
  "Work in progress: fetched captions, sections written so far. The ZIP of all that is kept of you, if you have asked for one. If you have searched, an index of your notes with their lines. Files of whole courses that you have taken":
    {
      what: "Angefangene Arbeit: geholte Untertitel, bisher geschriebene Abschnitte. Das ZIP mit allem, was von dir gespeichert ist, wenn du eines wolltest. Wenn du gesucht hast, ein Verzeichnis deiner Notizen mit ihren Zeilen. Dateien ganzer Kurse, die du dir geholt hast",
      why: "Damit ein abgebrochener Versuch nicht doppelt bezahlt wird und du die Dateien abholen kannst",
      until:
        "Bis das Video fertig ist, höchstens 10 Tage; ein ZIP, ein Verzeichnis oder die Datei eines Kurses 10 Tage, oder bis du ein Video davon löschst",
    },
  "The address your requests come from (IP), with your number, the time and which request it was": {
    what: "Die Adresse, von der deine Anfragen kommen (IP), mit deiner Nummer, der Zeit und welche Anfrage es war",
    why: `${ATTACKS}, und was schiefging`,
    until: "30 Tage, gelöscht oder nicht",
  },
  "What the service did: numbers of requests, videos and users, codes, times; no address, no e-mail, no text":
    {
      what: "Was der Dienst getan hat: Nummern von Anfragen, Videos und Nutzern, Codes, Zeiten; keine Adresse, keine E-Mail, kein Text",
      why: "Um herauszufinden, was schiefging",
      until: "365 Tage, gelöscht oder nicht",
    },
  "Where the operator keeps one: the addresses (IP) that files of the web app and of notes were fetched from":
    {
      what: "Wo der Betreiber das aufzeichnet: die Adressen (IP), von denen Dateien der Web-App und der Notizen abgerufen wurden",
      why: ATTACKS,
      until: "Wie der Betreiber es eingestellt hat, gelöscht oder nicht",
    },
  "Copies of all lists above as they were, from which only the operator can restore": {
    what: "Kopien aller Listen oben, wie sie waren; nur der Betreiber kann daraus wiederherstellen",
    why: FAULTS,
    until: "35 Tage, auch was du gelöscht hast",
  },
  "Earlier versions of your notes' files": {
    what: "Frühere Fassungen der Dateien deiner Notizen",
    why: FAULTS,
    until: "30 Tage, oder bis du das Video oder dein Konto löschst",
  },
  "Your sign-in: e-mail address, name, and what proves your password": {
    what: "Deine Anmeldung: E-Mail-Adresse, Name, und womit sich dein Passwort prüfen lässt",
    why: "Um dich einzulassen und niemanden sonst",
    until: "Bis du dein Konto löschst",
  },
  "At Stripe, not here: your card, your payments, your e-mail address": {
    what: "Bei Stripe, nicht hier: deine Karte, deine Zahlungen, deine E-Mail-Adresse",
    why: "Um Zahlungen anzunehmen und zurückzugeben",
    until: "Der Kunde, bis du dein Konto löschst; Zahlungen so lange, wie das Gesetz es von Stripe verlangt",
  },
  "At Anthropic, not here, for notes that Claude writes and questions that it answers: the transcript, title, subject, question; nothing of who you are":
    {
      what: "Bei Anthropic, nicht hier, für Notizen, die Claude schreibt, und Fragen, die Claude beantwortet: Transkript, Titel, Fach, Frage; nichts darüber, wer du bist",
      why: "Um die Notizen zu schreiben",
      until: "Wie es im Vertrag des Betreibers mit Anthropic steht",
    },
  "In this browser: that you are signed in, notes that you have read, where you were in them, your answers and when you gave them, whether you like it dark, and in which language":
    {
      what: "In diesem Browser: dass du angemeldet bist, Notizen, die du gelesen hast, wo du darin warst, deine Antworten und wann du sie gegeben hast, ob du es dunkel magst und in welcher Sprache",
      why: "Damit dich der nächste Tag nicht wieder fragt und du weitermachst, wo du warst",
      until: "30 Tage, oder bis du dich abmeldest: die Anmeldung; bis du dich abmeldest: der Rest",
    },
};
