import { countIn } from "../plurals";

const count = countIn("en");

export const submit = {
  link: "Link of a YouTube video",
  go: "Make notes",
  sending: "Sending",
  waiting: "Many people are sending just now. Yours is sent again by itself: keep this page open.",
  recognised: (id: string) => `Video ${id}`,
  twin: {
    /** Around a link to the notes. */
    done: {
      before: "You have notes of this video already: ",
      open: "open them",
      after: ". Making them again costs another credit.",
    },
    needsCaptions: "This video waits for captions already: add them below. Once more costs another credit.",
    needsConfirmation: "This video waits for your word already: see below. Once more costs another credit.",
    working: "Notes of this video are being made already. Once more costs another credit.",
  },
  look: {
    ask: "Look at this video first",
    asking: "We ask YouTube…",
    orderAnyway: "You can order it all the same.",
    untitled: "A video without a title",
    auto: "captions recognised by a machine",
    translated: "captions translated by a machine",
    manual: "captions made by people",
    words: (words: number) => count(words, { one: "word", other: "words" }),
  },
  cost: {
    none: "You have no credits left",
    buy: "Buy credits",
    one: "One credit makes the notes of one video of ordinary length.",
    nothingOrdered: "Nothing was ordered, and nothing was charged.",
    unknown: "Costs 1 credit, and nothing if the notes cannot be made.",
    last: "Costs 1 credit, your last one, and nothing if the notes cannot be made.",
    of: (credits: number) => `Costs 1 of your ${credits} credits, and nothing if the notes cannot be made.`,
    long: "A very long video takes more: you are asked first.",
  },
  options: {
    summary: "Options",
    focus: "What matters most to you",
    focusHint: "What the video says of it gets more room, in every kind of notes.",
    subject: "Subject",
    subjectHint: "Yours, to find it by.",
    ownCaptions: "Captions of your own, where YouTube gives none or yours are better",
    language: "Language of the notes",
    languageHint: "The video may speak another one.",
    languageKept: "This writer keeps to the video’s own.",
    untranslated:
      "This writer cannot write in another language than the video’s: leave it to the video, or choose another writer.",
    videosOwn: "The video’s own",
    kind: "Kind of notes",
    files: "Files to download, besides Markdown and JSON",
    checker: "Who checks that the video means what is written",
    checkerUsual: "As usual: by what this service has set up, unless the notes only quote the video.",
    checkersJoined: (names: string) => names.replaceAll(",", " and"),
    wordsOnly: "Words only: words, numbers and names are compared, nobody reads for meaning.",
    noCheckers: "Words only: this service has nobody who reads for meaning.",
    notReady: "not set up on this service",
    writer: "Writer",
    writerHint: "Who makes notes of the captions.",
    bestWriter: "The best there is",
  },
  chosen: {
    wordsOnly: "words only",
    checkedBy: (name: string) => `checked by ${name}`,
    focus: (focus: string) => `“${focus}”`,
    ownCaptions: "own captions",
  },
};
