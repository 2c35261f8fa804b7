import type { Messages } from "../messages";
import { countIn, formIn } from "../plurals";

const count = countIn("de");
const form = formIn("de");
const credit = (credits: number) => count(credits, { one: "Credit", other: "Credits" });

export const credits: Messages["credits"] = {
  pageTitle: "Credits · Study Buddy",
  heading: "Credits",
  balance: (credits) => `Du hast ${credit(credits)}.`,
  words:
    "Ein Credit reicht für die Notizen eines Videos von üblicher Länge; bei einem sehr langen wirst du gefragt, bevor mehr abgebucht werden. Abgebucht wird bei der Bestellung, und der Credit kommt von selbst zurück, wenn keine Notizen entstehen.",
  shop: {
    heading: "Credits kaufen",
    notSold: "Credits werden hier nicht verkauft. Frage den Betreiber dieses Dienstes nach weiteren.",
    loading: "Die Preise werden geladen",
    credits: (credits) => credit(credits),
    each: (price) => `${price} für die Notizen eines Videos`,
    buyNamed: (title) => `${title} kaufen`,
    buy: "Kaufen",
  },
  checkout: {
    heading: (title, credits, price) => `${title}: ${credit(credits)} für ${price}`,
    words: "Du zahlst einmal; nichts verlängert sich. Deine Kartendaten gehen an Stripe und nie an uns.",
    loading: "Das Zahlungsformular wird geladen",
    notReady: "Das Zahlungsformular ist noch nicht da.",
    cancel: "Nicht kaufen",
    paying: "Wird bezahlt …",
    pay: (price) => `${price} bezahlen`,
    declined: "Die Zahlung hat nicht geklappt",
    declinedNext: "Es wurde nichts abgebucht: Berichtige die Angaben oder zahle auf anderem Weg.",
    unclear: "Wir wissen nicht, wie es ausgegangen ist",
    unclearNext:
      "Drücke noch einmal auf Bezahlen: Es ist dieselbe Zahlung, und sie wird höchstens einmal abgebucht.",
    failed: "Die Zahlung hat nicht geklappt.",
    notAsked: "Stripe ließ sich nicht fragen, wie es ausgegangen ist.",
    notAgreed: "Deine Bank hat der Zahlung nicht zugestimmt.",
  },
  payment: {
    granted: "Die Credits gehören dir",
    grantedWords: "Sie sind jetzt in deinem Guthaben. Danke.",
    toVideos: "Zurück zu deinen Videos",
    bank: "Deine Bank prüft noch",
    bankWords:
      "Du musst nichts weiter tun und kannst diese Seite schließen. Stimmt die Bank zu, erscheinen die Credits hier von selbst; wenn nicht, wird nichts abgebucht.",
    cancelled: "Die Zahlung wurde abgebrochen",
    nothingCharged: "Es wurde nichts abgebucht.",
    declined: "Die Zahlung wurde abgelehnt",
    declinedNext:
      "Es wurde nichts abgebucht. Wähle ein Paket und versuche es noch einmal, vielleicht mit einer anderen Karte.",
    unclear: "Wir wissen noch nicht, wie die Zahlung ausgegangen ist",
    unclearNext:
      "Hat sie geklappt, erscheinen die Credits hier von selbst: Sieh im Verlauf nach, bevor du noch einmal zahlst.",
    onTheirWay: "Bezahlt: Deine Credits sind unterwegs",
    onTheirWayWords:
      "Stripe hat die Zahlung angenommen und meldet sie uns gerade. Das dauert meist ein paar Sekunden, und du kannst diese Seite schließen.",
    delayed: "Bezahlt, aber die Credits sind noch nicht da",
    delayedWords:
      "Stripe hat uns deine Zahlung bisher nicht gemeldet. Es versucht das drei Tage lang, und die Credits erscheinen hier von selbst: Zahle nicht noch einmal. Falls sie ausbleiben, ist das hier die Nummer der Zahlung:",
  },
  history: {
    heading: "Verlauf",
    loading: "Dein Verlauf wird gelesen",
    older: "Ältere zeigen",
    empty: "Noch nichts",
    emptyWords: "Was du kaufst, verbrauchst und zurückbekommst, steht dann hier.",
    when: "Wann",
    what: "Was",
    credits: "Credits",
    receipt: "Beleg",
    receiptOf: (when) => `Beleg vom ${when}`,
  },
  entries: {
    signup: "Credits zur Begrüßung",
    signup_again: "Keine Credits zur Begrüßung: Diese E-Mail-Adresse hat sie schon bekommen",
    video: "Notizen bestellt",
    questions: "20 weitere Fragen zu einer Notiz oder einem Kurs",
    used: "Notizen fertig: Der Credit ist verbraucht",
    cancelled: "Bestellung storniert: Dein Credit ist zurück",
    erasure: "Konto gelöscht",
    "stripe-refund": "Zahlung erstattet: Ihre Credits gingen zurück",
    dispute: "Zahlung beanstandet: Ihre Credits gingen zurück",
    "stripe-refund-failed": "Erstattung gescheitert: Deine Credits sind wieder da",
    "dispute-won": "Beanstandung zu unseren Gunsten entschieden: Deine Credits sind wieder da",
    forgiven: "Was wegen einer Beanstandung offen war, wurde erlassen",
  },
  entry: {
    cancelledSpent: "Bestellung storniert: Der Text war schon bezahlt",
    cancelledMany: "Bestellung storniert: Deine Credits sind zurück",
    bought: "Credits gekauft",
    failed: "Keine Notizen entstanden: Dein Credit ist zurück",
    failedMany: "Keine Notizen entstanden: Deine Credits sind zurück",
    used: "Credit verbraucht",
  },
  note: {
    deleted: "Notizen, die du gelöscht hast",
    ordered: (credits) => `Bestellt: ${credit(credits)} abgebucht`,
    made: (credits) => `Fertig: ${credit(credits)} verbraucht`,
    cancelled: "Storniert",
    failed: "Gescheitert",
    spent: (what) => `${what}: Der Text war schon bezahlt`,
    back: (what, credits) =>
      `${what}: ${credit(credits)} ${form(credits, { one: "kam", other: "kamen" })} zurück`,
    partBack: (what, back, charged) =>
      `${what}: ${back} von ${credit(charged)} ${form(back, { one: "kam", other: "kamen" })} zurück`,
  },
};
