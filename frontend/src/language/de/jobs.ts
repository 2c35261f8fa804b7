import type { Messages } from "../messages";
import { countIn, formIn } from "../plurals";

const count = countIn("de");
const form = formIn("de");
const credit = (credits: number) => count(credits, { one: "Credit", other: "Credits" });

export const jobs: Messages["jobs"] = {
  steps: {
    queued: "Wartet, bis etwas frei wird",
    start: "Wird vorbereitet",
    transcript: "Die Untertitel werden gelesen",
    write: "Die Notizen werden geschrieben",
    check: "Jede Aussage wird am Video geprüft",
    export: "Das PDF und die anderen Dateien werden gemacht",
    done: "Fertig",
    waiting: "Wartet auf Untertitel",
    stopping: "Hält an der nächsten sicheren Stelle an",
  },
  retrying: (at, attempt, most) => `Neuer Versuch${at && ` um ${at}`} (${attempt} von ${most})`,
  waitsForWord: "Wartet auf deine Zusage",
  waits: "Wartet, und nichts ist verloren",
  working: "In Arbeit",
  waiting: "Wartet",
  mayHelp: "Vielleicht klappt es beim nächsten Versuch.",
  captions: {
    none: "YouTube gibt uns keine Untertitel zu diesem Video.",
    bring: (until) =>
      `Bring sie selbst mit, dann entstehen die Notizen mit dem Credit, den du schon bezahlt hast. Das Video wartet darauf${until && ` bis ${until}`}; danach kommt dein Credit zurück.`,
    open: "Untertitel mitbringen",
    openEarly: "Sofort mit eigenen Untertiteln weitermachen",
    send: "Mit diesen Untertiteln weitermachen",
  },
  wait: {
    youtube: "YouTube antwortet uns nicht",
    budget: "Alle Notizen, die an einem Tag geschrieben werden dürfen, sind geschrieben",
    model: "Das Modell, das die Notizen schreibt, antwortet uns nicht",
    why: (reason, since) =>
      `${reason}${since && `, seit ${since}`}. Das betrifft alle Videos; du hast nichts falsch gemacht.`,
    afterMidnight: "nach Mitternacht UTC",
    nextAt: (time) => `als Nächstes um ${time}`,
    goesOn: (again) =>
      `Dein Video behält seinen Platz und was davon fertig ist. Wir machen von selbst weiter${again && ` (${again})`}; du kannst diese Seite schließen.`,
    limit: (until, credits) =>
      `Ist es am ${until} noch immer so, ${form(credits, { one: "kommt dein Credit zurück", other: `kommen alle ${credits} Credits zurück` })}.`,
  },
  confirm: {
    length: (words, hours) =>
      `${count(words, { one: "Wort", other: "Wörter" })}, etwa ${count(hours, { one: "Stunde", other: "Stunden" })} Vortrag`,
    lengthUnknown: "mehr, als ein Credit bezahlt",
    what: (length, total) =>
      `Dieses Video ist lang: ${length}. Seine Notizen kosten zusammen ${credit(total)}.`,
    next: (paid, rest, until) =>
      `${credit(paid)} ${form(paid, { one: "ist", other: "sind" })} schon bezahlt; ` +
      `${form(rest, { one: "der andere wird", other: `die anderen ${rest} werden` })} abgebucht, wenn du weitermachst. ` +
      `Es wartet auf dich${until && ` bis ${until}`}. ` +
      `Danach, oder wenn du es stornierst, ${form(paid, { one: "kommt dein Credit", other: "kommen deine Credits" })} zurück.`,
    short: (have, needed, missing) =>
      `Zu bezahlen sind noch ${needed}, du hast ${have}: Es ${form(missing, { one: "fehlt einer", other: `fehlen ${missing}` })}. Kaufe Credits und komm wieder; das Video wartet hier.`,
    buy: "Credits kaufen",
    go: (credits) => `Notizen für ${credit(credits)} machen`,
  },
  cancel: {
    cancel: "Stornieren",
    named: (title) => `${title} stornieren`,
    title: "Diese Notizen nicht fertig machen?",
    words:
      "Es hält an der nächsten sicheren Stelle an. Was bis dahin lesbar ist, bleibt; der Rest wird nicht geschrieben.",
    goOn: "Weitermachen",
    stop: "Anhalten",
    allBack: (credits) =>
      form(credits, { one: "Dein Credit kommt zurück.", other: `Alle ${credits} Credits kommen zurück.` }),
    noneBack: (credits) =>
      `${form(credits, { one: "Der Credit dafür kommt", other: `Die ${credits} Credits dafür kommen` })} nicht zurück: Der Text wird schon geschrieben, und das Modell wird dafür bezahlt.`,
    partBack: (back, credits) =>
      `${back} der ${credits} Credits ${form(back, { one: "kommt", other: "kommen" })} zurück; für die anderen ist der Text schon begonnen.`,
  },
  refund: {
    allBack: (credits) =>
      form(credits, { one: "Dein Credit ist zurück.", other: `Alle ${credits} Credits sind zurück.` }),
    notYet: "Der Credit dafür ist bisher nicht zurück: Sieh bei deinen Credits nach.",
    spent: (credits) =>
      `${form(credits, { one: "Der Credit dafür ist", other: `Die ${credits} Credits dafür sind` })} verbraucht: Ein Modell war für den Text schon bezahlt.`,
    partBack: (back, credits) =>
      `${back} der ${credits} Credits ${form(back, { one: "ist", other: "sind" })} zurück; für die anderen war der Text schon begonnen.`,
  },
  failed: {
    unknown: "Das ließ sich nicht machen.",
    ownCaptions: "Eigene Untertitel nehmen",
    again: "Noch einmal versuchen",
    remove: "Entfernen",
    removeNamed: (title) => `${title} aus der Liste entfernen`,
  },
  progress: {
    canClose: "du kannst diese Seite schließen",
    label: (title) => `Wie weit ${title} ist`,
    hitch: "Wir versuchen es von selbst noch einmal; das kostet nichts extra.",
    unreachable: "Wir fragen weiter nach.",
    percent: (percent) => `${percent}\u00a0%`,
    seconds: "noch weniger als eine Minute",
    minute: "noch etwa eine Minute",
    minutes: (minutes) => `noch etwa ${minutes} Minuten`,
    hours: "noch über eine Stunde",
  },
  unfinished: {
    pageTitle: (title) => `${title} · unfertig · Study Buddy`,
    mark: "Unfertig",
    writing:
      "Das ist bisher geschrieben. Der Rest kommt darunter; einzelne Zeilen können noch verbessert werden oder wegfallen.",
    ended: "Weiter ist es nicht gekommen, und verbessert wird daran nichts mehr.",
    read: (sections) =>
      form(sections, {
        one: "Den Abschnitt lesen, der schon geschrieben ist",
        other: `Die ${sections} Abschnitte lesen, die schon geschrieben sind`,
      }),
    begun: "Du kannst anfangen zu lesen.",
    readable: (section) => `Abschnitt ${section} ist lesbar`,
    watchFrom: "Ansehen ab",
    done: "Die Notizen sind fertig.",
    open: "Die fertigen Notizen lesen",
    stays: "Was geschrieben ist, bleibt hier, unfertig, bis du das Video entfernst.",
  },
  sending: "Wird gesendet",
  notify: {
    ask: "Sag mir, wenn es fertig ist",
    granted:
      "Dieser Browser sagt dir, wenn deine Notizen fertig sind oder dich brauchen. Lass diesen Tab dafür offen.",
    denied: "Dieser Browser erlaubt es nicht. Der Titel dieses Tabs sagt es dir trotzdem.",
  },
  severalNews: (number) => `(${number}) Neues von deinen Videos`,
  news: {
    completed: "Notizen sind fertig",
    failed: "Es konnten keine Notizen gemacht werden",
    needs_captions: "Ein Video braucht Untertitel",
    needs_confirmation: "Ein langes Video braucht deine Zusage",
    waiting: "Ein Video muss warten",
  },
};
