import { countIn } from "../plurals";

const count = countIn("en");

export const search = {
  pageTitle: "Search · Study Buddy",
  heading: "Search all your videos",
  field: "Words that were said or noted",
  courseField: "Words said or noted in this course",
  courseNothing:
    "None of these words is in the notes of this course. Try others, in the language of the videos.",
  search: "Search",
  hint: "Titles, notes and transcripts are searched, in any language.",
  searching: "Searching",
  found: (places: number, notes: number) =>
    `${count(places, { one: "place", other: "places" })} in ${count(notes, { one: "note", other: "notes" })}.`,
  pending: (notes: number) => `${notes} more being read.`,
  nothing: "Nothing found",
  nothingWords: "None of these words is in your notes. Try others, in the language of the video.",
  kinds: { title: "Title", note: "Notes", said: "Said" },
};
