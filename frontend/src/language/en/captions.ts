import { countIn } from "../plurals";

const count = countIn("en");

export const captions = {
  paste: "Paste the transcript",
  pasteHint:
    "On YouTube: open the description, press Show transcript, select all lines, copy. Paste here. Any other text of what is said will do too.",
  file: "A captions file of your own",
  fileHint: (endings: readonly string[], others: number) =>
    `Of the same video: ${endings.join(", ")}, or one of ${others} kinds more.`,
  uploading: (name: string) => `Uploading ${name}`,
  uploaded: (name: string) => `${name} is uploaded.`,
  drop: "Do not use it",
  goOnWithout: "Go on without it",
  readAgain: "Read it again",
  tooLong:
    "This is more than two million characters, which no lecture has. Check that it is one video’s transcript.",
  notCaptions: (endings: readonly string[], name: string) =>
    `Captions files end in ${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}; this one is ${name}.`,
  empty: "This file is empty.",
  tooLarge: (megabytes: number) =>
    `This file is larger than ${megabytes} MB, which no lecture’s captions are.`,
  notTaken: "The file was not taken. Choose it again.",
  notUploaded: "Not uploaded",
  preview: {
    label: "How they were read",
    firstLines: "The first lines",
    title: "Title of the notes",
    titleOfFile: "Correct it if it is not the video’s.",
    titleOfText: "A pasted text has none: write that of the video.",
    language: "Language of the captions",
    languageHint: "What is spoken in them.",
    unknownLanguage: "Not known: choose it",
    speakers: "Correct the speakers’ names",
  },
  reading: {
    busy: "Reading them…",
    read: (format: string, facts: string) => `Read as ${format}: ${facts}.`,
    words: (words: number) => count(words, { one: "word", other: "words" }),
    noTimes: "without times",
    range: (start: string, end: string) => `${start} to ${end}`,
    format: "Format",
    size: "Size",
    sizeOf: (words: number, cues: number) =>
      `${count(words, { one: "word", other: "words" })} in ${count(cues, { one: "cue", other: "cues" })}`,
    times: "Times",
    given: (range: string) => `As given, ${range}`,
    estimated: (range: string) =>
      `There are none: those in the notes are estimates, ${range}, and may be minutes off`,
    speakers: "Speakers",
    noSpeakers: "None is named",
    offset: "Taken off every time",
  },
};
