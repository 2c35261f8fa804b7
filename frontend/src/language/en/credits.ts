import { countIn } from "../plurals";

const count = countIn("en");
const credit = (credits: number) => count(credits, { one: "credit", other: "credits" });

export const credits = {
  pageTitle: "Credits · Study Buddy",
  heading: "Credits",
  balance: (credits: number) => `You have ${credit(credits)}.`,
  words:
    "One credit makes the notes of one video of ordinary length; for a very long one you are asked before more are taken. It is taken when you order, and comes back by itself if the notes cannot be made.",
  shop: {
    heading: "Buy credits",
    notSold: "Credits are not sold here. Ask whoever runs this service for more.",
    loading: "Loading the prices",
    credits: (credits: number) => `${credits} credits`,
    each: (price: string) => `${price} for one video’s notes`,
    buyNamed: (title: string) => `Buy ${title}`,
    buy: "Buy",
  },
  checkout: {
    heading: (title: string, credits: number, price: string) => `${title}: ${credits} credits for ${price}`,
    words: "You pay once; nothing renews. Your card goes to Stripe and never to us.",
    loading: "Loading the payment form",
    notReady: "The payment form is not there yet.",
    cancel: "Do not buy",
    paying: "Paying…",
    pay: (price: string) => `Pay ${price}`,
    declined: "The payment did not go through",
    declinedNext: "Nothing was charged: mend it, or pay another way.",
    unclear: "We do not know how it ended",
    unclearNext: "Press Pay again: it is the same payment, and it is taken once at most.",
    failed: "The payment did not go through.",
    notAsked: "Stripe could not be asked how it ended.",
    notAgreed: "Your bank did not agree to the payment.",
  },
  payment: {
    granted: "The credits are yours",
    grantedWords: "They are in your balance now. Thank you.",
    toVideos: "Back to your videos",
    bank: "Your bank is still thinking",
    bankWords:
      "There is nothing more to do, and you can close this page. When the bank agrees, the credits appear here by themselves; if it does not, nothing is charged.",
    cancelled: "The payment was cancelled",
    nothingCharged: "Nothing was charged.",
    declined: "The payment was declined",
    declinedNext: "Nothing was charged. Choose a package to try again, perhaps with another card.",
    unclear: "We do not know yet how the payment ended",
    unclearNext:
      "If it went through, the credits appear here by themselves: look at your history before you pay again.",
    onTheirWay: "Paid: your credits are on their way",
    onTheirWayWords:
      "Stripe has taken the payment and is telling us so. That mostly takes a few seconds, and you can close this page.",
    delayed: "Paid, but the credits are not here yet",
    delayedWords:
      "Stripe has not told us of your payment so far. It tries again for three days, and the credits appear here by themselves: do not pay again. Should they not, this is the payment’s number:",
  },
  history: {
    heading: "History",
    loading: "Reading your history",
    older: "Show older",
    empty: "Nothing yet",
    emptyWords: "What you buy, use and get back will be listed here.",
    when: "When",
    what: "What",
    credits: "Credits",
    receipt: "Receipt",
    receiptOf: (when: string) => `Receipt of ${when}`,
  },
  /** Lines of the ledger by their reason. */
  entries: {
    signup: "Welcome credits",
    signup_again: "No welcome credits: this e-mail address was given them before",
    video: "Notes ordered",
    questions: "20 more questions to a note or course",
    used: "Notes finished: the credit is spent",
    cancelled: "Order cancelled: your credit is back",
    erasure: "Account erased",
    "stripe-refund": "Payment refunded: its credits went back",
    dispute: "Payment disputed: its credits went back",
    "stripe-refund-failed": "Refund failed: your credits are back",
    "dispute-won": "Dispute ended in our favour: your credits are back",
    forgiven: "What was owed for a dispute was let off",
  },
  entry: {
    cancelledSpent: "Order cancelled: its words were paid for",
    cancelledMany: "Order cancelled: your credits are back",
    bought: "Credits bought",
    failed: "Notes failed: your credit is back",
    failedMany: "Notes failed: your credits are back",
    used: "Credit used",
  },
  note: {
    deleted: "Notes that you deleted",
    ordered: (credits: number) => `Ordered: ${credit(credits)} charged`,
    made: (credits: number) => `Made: ${credit(credits)} used`,
    cancelled: "Cancelled",
    failed: "Failed",
    spent: (what: string) => `${what}: its words were paid for`,
    back: (what: string, credits: number) => `${what}: ${credit(credits)} came back`,
    partBack: (what: string, back: number, charged: number) =>
      `${what}: ${back} of ${credit(charged)} came back`,
  },
};
