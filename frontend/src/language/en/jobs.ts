import { countIn, formIn } from "../plurals";

const count = countIn("en");
const form = formIn("en");
const credit = (credits: number) => count(credits, { one: "credit", other: "credits" });

export const jobs = {
  /** By the step's name in the API. */
  steps: {
    queued: "Waiting for a free worker",
    start: "Getting ready",
    transcript: "Reading the captions",
    write: "Writing the notes",
    check: "Checking every claim against the video",
    export: "Making the PDF and the other files",
    done: "Done",
    waiting: "Waiting for captions",
    stopping: "Stopping at the next safe point",
  },
  retrying: (at: string, attempt: number, most: number) =>
    `Trying again${at && ` at ${at}`} (${attempt} of ${most})`,
  waitsForWord: "Waiting for your word",
  waits: "Waiting, and nothing is lost",
  working: "Working on it",
  waiting: "Waiting",
  mayHelp: "Trying again may help.",
  captions: {
    none: "YouTube gives us no captions of this video.",
    bring: (until: string) =>
      `Bring them yourself, and the notes are made with the credit that you have paid already. The video waits for them${until && ` until ${until}`}; after that your credit comes back.`,
    open: "Bring the captions",
    openEarly: "Go on at once with captions of your own",
    send: "Go on with these captions",
  },
  wait: {
    youtube: "YouTube does not answer us",
    budget: "All the notes that may be written in a day are written",
    model: "The model that writes the notes does not answer us",
    why: (reason: string, since: string) =>
      `${reason}${since && `, since ${since}`}. That concerns every video, and is no fault of yours.`,
    afterMidnight: "after midnight UTC",
    nextAt: (time: string) => `next at ${time}`,
    goesOn: (again: string) =>
      `Your video keeps its place and what is done of it. We go on by ourselves${again && ` (${again})`}; you can close this page.`,
    limit: (until: string, credits: number) =>
      `Should it still be so on ${until}, ${form(credits, { one: "your credit comes back", other: `all ${credits} credits come back` })}.`,
  },
  confirm: {
    length: (words: number, hours: number) =>
      `${count(words, { one: "words", other: "words" })}, about ${count(hours, { one: "hour", other: "hours" })} of talk`,
    lengthUnknown: "more than one credit pays for",
    what: (length: string, total: number) =>
      `This video is long: ${length}. Its notes take ${credit(total)} in all.`,
    next: (paid: number, rest: number, until: string) =>
      `${credit(paid)} ${form(paid, { one: "is", other: "are" })} paid already; ` +
      `the other ${rest} ${form(rest, { one: "is", other: "are" })} charged when you go on. ` +
      `It waits for you${until && ` until ${until}`}. ` +
      `After that, or if you cancel it, ${form(paid, { one: "your credit comes", other: "your credits come" })} back.`,
    short: (have: number, needed: number, missing: number) =>
      `You have ${have} of the ${needed} that are still to be paid: ${missing} short. Buy credits and come back; the video waits here.`,
    buy: "Buy credits",
    go: (credits: number) => `Make the notes for ${credits} credits`,
  },
  cancel: {
    cancel: "Cancel",
    named: (title: string) => `Cancel ${title}`,
    title: "Stop making these notes?",
    words: "It stops at the next safe point. What can be read by then stays; the rest is not written.",
    goOn: "Go on",
    stop: "Stop",
    allBack: (credits: number) =>
      form(credits, { one: "Your credit comes back.", other: `All ${credits} credits come back.` }),
    noneBack: (credits: number) =>
      `${form(credits, { one: "Its credit does", other: `Its ${credits} credits do` })} not come back: its words are being written, and the model is paid for that.`,
    partBack: (back: number, credits: number) =>
      `${back} of its ${credits} credits ${form(back, { one: "comes", other: "come" })} back; the words of the others are begun.`,
  },
  refund: {
    allBack: (credits: number) =>
      form(credits, { one: "Your credit is back.", other: `All ${credits} credits are back.` }),
    notYet: "The credit for it has not come back so far: see your credits.",
    spent: (credits: number) =>
      `${form(credits, { one: "Its credit is", other: `Its ${credits} credits are` })} spent: a model had been paid for its words.`,
    partBack: (back: number, credits: number) =>
      `${back} of its ${credits} credits ${form(back, { one: "is", other: "are" })} back; the words of the others had been begun.`,
  },
  failed: {
    unknown: "It could not be made.",
    ownCaptions: "Use captions of your own",
    again: "Try again",
    remove: "Remove",
    removeNamed: (title: string) => `Remove ${title} from the list`,
  },
  progress: {
    canClose: "you can close this page",
    label: (title: string) => `How far ${title} is`,
    hitch: "We try again by ourselves; it costs nothing more.",
    unreachable: "This goes on being asked after.",
    percent: (percent: number) => `${percent} %`,
    seconds: "less than a minute left",
    minute: "about a minute left",
    minutes: (minutes: number) => `about ${minutes} minutes left`,
    hours: "more than an hour left",
  },
  unfinished: {
    pageTitle: (title: string) => `${title} · unfinished · Study Buddy`,
    mark: "Unfinished",
    writing:
      "This is what is written so far. The rest comes below it; a line may still be mended or left out.",
    ended: "This is as far as it came: nothing of it is mended any more.",
    read: (sections: number) =>
      form(sections, {
        one: "Read the section that is written",
        other: `Read the ${sections} sections that are written`,
      }),
    begun: "You can begin to read.",
    readable: (section: number) => `Section ${section} is readable`,
    watchFrom: "Watch from",
    done: "The notes are finished.",
    open: "Read the finished notes",
    stays: "What is written stays here, unfinished, until you remove the video.",
  },
  sending: "Sending",
  notify: {
    ask: "Tell me when it is done",
    granted:
      "This browser tells you when your notes are ready, or when they need you. Keep this tab open for that.",
    denied: "This browser does not allow it. The title of this tab tells you all the same.",
  },
  severalNews: (number: number) => `(${number}) News of your videos`,
  /** By the status that an order has come to. */
  news: {
    completed: "Notes are ready",
    failed: "No notes could be made",
    needs_captions: "A video needs captions",
    needs_confirmation: "A long video needs your word",
    waiting: "A video has to wait",
  },
};
