import type { Messages } from "../messages";
import { countIn } from "../plurals";

const count = countIn("de");

export const landing: Messages["landing"] = {
  pageTitle: "Study Buddy: Lernnotizen, die du nachprüfen kannst",
  heading: "Lernnotizen, die du nachprüfen kannst, aus jeder Vorlesung auf YouTube",
  lead: "Füg einen Link ein. Ein paar Minuten später liest du neben dem Video eine Zusammenfassung, Begriffe, Karten und ein Quiz, und jede Aussage führt dich zu der Sekunde, in der sie fiel.",
  signIn: "Mit E-Mail anmelden oder registrieren",
  continueWith: (provider) => `Weiter mit ${provider}`,
  oneCredit: "Ein Credit macht die Notizen eines Videos. Können sie nicht gemacht werden, kommt er zurück.",
  kept: "Was von dir gespeichert wird, und wie lange",
  trySample: "Ohne Anmeldung ausprobieren",
  example: "Ein Beispiel einer Notiz",
  saidAt: "Gesagt bei",
  claims: (claims) => count(claims, { one: "Aussage", other: "Aussagen" }),
  allFound: "alle im Transkript gefunden",
  checked: {
    heading: "Was „geprüft“ heißt",
    source: {
      title: "Jede Zeile sagt, wo es gesagt wurde",
      words: "Drück auf ihre Zeit und hör die Sekunden der Vorlesung, aus denen sie gemacht ist.",
    },
    check: {
      title: "Jede Zeile wird mit diesen Worten verglichen",
      words:
        "Was sie nicht decken, wird einmal berichtigt, sonst weggelassen. Die Notiz sagt, wie viel das war und wie viel der Vorlesung sie abdeckt.",
    },
    limit: {
      title: "Es vergleicht Worte und denkt nicht für dich",
      words: (of) =>
        `Auf die Probe gestellt, fand es ${of.numbers} der falschen Zahlen, ${of.all} aller falschen Aussagen, und behielt ${of.kept} der wahren. Ein Sinn, der mit den eigenen Worten der Vorlesung verdreht ist, kommt oft durch: Hör nach, was dir wichtig ist.`,
    },
    measured: (claims, lectures, day) =>
      `Gemessen am ${day} mit ${claims} Aussagen über ${lectures} Vorlesungen in elf Sprachen, geschrieben ohne Kenntnis der Regeln.`,
  },
  prices: {
    heading: "Was es kostet",
    free: (credits) =>
      `Du beginnst mit ${count(credits, { one: "kostenlosen Credit", other: "kostenlosen Credits" })}.`,
    oneVideo:
      "Ein Credit macht die Notizen eines Videos von üblicher Länge. Bei einem sehr langen wirst du vorher gefragt. Es gibt kein Abonnement.",
    unknown: "Die Preise konnten nicht geladen werden. Du siehst sie, bevor du zahlst.",
  },
};
