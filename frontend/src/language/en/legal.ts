/** Who runs the service, what holds between them and who uses it, and what is kept. */
export const legal = {
  pages: "About this service",
  privacy: "Privacy",
  terms: "Terms",
  imprint: "Imprint",
  notFilledIn: "Not filled in by the operator",
  operator: {
    heading: "Who runs this service",
    name: "Name",
    address: "Address",
    email: "E-mail",
    law: "Law",
  },
  privacyPage: {
    pageTitle: "Privacy · Study Buddy",
    heading: "What is kept of you, and for how long",
    erase:
      "You can erase a video, or your account with everything in it, whenever you like. It begins at once, and what breaks off is finished within the hour. Two things run out by themselves and are not reached by that: logs, and the copies from which lost data can be restored.",
    youtube: "YouTube hears of you only when you press play: until then this page asks nothing of it.",
    responsible: "Who answers for it",
    own: "The operator’s own words on privacy",
  },
  termsPage: {
    pageTitle: "Terms · Study Buddy",
    heading: "Terms",
    notes: "The notes",
    notesMayBeWrong:
      "A program makes them from what was said in the video, and checks each line against it. They can still be wrong, and leave things out. Before you rely on a line, press its time and hear it yourself.",
    notesAreYours:
      "Order notes of what you may use, for studying. What others have the rights to stays theirs, in your notes too.",
    credits: "Credits and payment",
    creditsErased:
      "Payments go through Stripe; your card is never seen here. Who erases the account gives up the credits that are left.",
    law: "What holds besides",
    lawWords: "What is not said here is as the operator and this law have it:",
    own: "The operator’s own terms",
  },
  imprintPage: {
    pageTitle: "Imprint · Study Buddy",
    heading: "Imprint",
  },
};
