import { countIn } from "../plurals";

const count = countIn("en");
const videos = (number: number) => count(number, { one: "video", other: "videos" });
const credits = (number: number) => count(number, { one: "credit", other: "credits" });

/** Many videos in one order. */
export const courses = {
  start: "A playlist, or many links at once",
  isPlaylist: "This is a playlist. ",
  seePlaylist: "See what it holds",
  heading: "Courses",
  form: {
    title: "Notes of many videos",
    links: "Link of a playlist, or links of videos, one on each line",
    look: "See what they hold",
    looking: "We ask YouTube…",
    free: "Looking costs nothing.",
    found: (number: number) => `${videos(number)} found`,
    name: "Title of the course",
    unnamed: "My course",
    choose: (title: string) => `Make notes of ${title}`,
    all: "Choose all",
    none: "Choose none",
    hasNotes: "you have notes",
    unknownLength: "length not known yet",
    words: (words: number) => count(words, { one: "word", other: "words" }),
    price: (number: number, price: number, left: number) =>
      `${videos(number)}, about ${credits(price)}; you have ${left}. Each is paid when its turn comes, and costs nothing if its notes cannot be made.`,
    tooFew: "When your credits run out, the course stops and says so; it goes on when you buy more.",
    order: (number: number) => `Make notes of ${videos(number)}`,
    sending: "Sending",
  },
  state: { under_way: "under way", stopped: "stopped", ended: "done" },
  turns: { waiting: "waits for its turn", left_out: "left out", erased: "deleted" },
  waiting: (number: number) => `${videos(number)} waiting`,
  count: videos,
  done: (done: number, all: number) => `${done} of ${all} have notes`,
  stopped: "Your credits have run out",
  stoppedWords: (number: number) =>
    `${videos(number)} still wait. The course goes on by itself within minutes of buying credits, for a week; after that when you press.`,
  buy: "Buy credits",
  goOn: "Go on",
  retry: "Try what failed again",
  cancel: "Cancel the rest",
  erase: "Delete the course",
  busy: "One moment",
  cancelTitle: "Cancel the rest of the course?",
  cancelWords: "Notes that are made stay. What was not begun gives its credits back.",
  eraseTitle: "Delete the course with all of its notes?",
  eraseWords: "Nothing brings them back.",
  keep: "Leave it as it is",
  onYoutube: "The playlist on YouTube",
  whole: {
    search: "Search this course",
    ask: "Ask this course",
    files: "Files of the whole course",
    file: {
      markdown: "Index with glossary (Markdown)",
      pdf: "PDF",
      "pdf-letter": "PDF, US Letter",
      anki: "Anki deck",
    },
    failed: "The file was not made",
    making: "The file is being made. That takes up to half a minute.",
    made: (notes: number, videos: number) =>
      notes === videos ? `Made of all ${videos} videos.` : `Made of ${notes} of ${videos} videos.`,
    none: "They are made of the notes of all videos that have some. Costs no credit.",
  },
  ask: {
    title: "Ask this course",
    field: "Ask all videos of this course",
    ask: "Ask",
    hint: "You get what the videos say, with video and second. Ask in their language.",
    looking: "Looking for it in the videos",
    left: (questions: number) => `${count(questions, { one: "question", other: "questions" })} left`,
    more: "Ask for 1 credit, with 20 more questions",
    noLine: "Not said in these videos, in these words. It may be said in others.",
    noAnswer: "Not said in these videos, as far as was found.",
    quoted: "This is said:",
    nearest: "The nearest places:",
    leftOut: (sentences: number) =>
      `${count(sentences, { one: "sentence", other: "sentences" })} left out: no video bears it out.`,
    read: (notes: number, videos: number) =>
      notes === videos ? `All ${videos} videos were read.` : `${notes} of ${videos} videos were read.`,
  },
  glossary: "Glossary",
  gather: "Gather the words of all notes",
  gathering: (done: number, all: number) => `${done} of ${all} notes read`,
  noTerms: "These notes explain no words.",
  missing: (number: number) =>
    count(number, { one: "note could not be read", other: "notes could not be read" }),
};
