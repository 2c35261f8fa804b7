import { countIn } from "../plurals";

const count = countIn("en");

/** The first page: what this is, what it costs, and a note to try. */
export const landing = {
  pageTitle: "Study Buddy: study notes you can check",
  heading: "Study notes you can check, from any lecture on YouTube",
  lead: "Paste a link. A few minutes later you read a summary, key terms, cards and a quiz beside the video, and every claim takes you to the second it was said.",
  signIn: "Sign in or sign up with e-mail",
  continueWith: (provider: string) => `Continue with ${provider}`,
  oneCredit: "One credit makes the notes of one video. If they cannot be made, it comes back.",
  kept: "What is kept of you, and for how long",
  trySample: "Try it without signing in",
  example: "An example of a note",
  saidAt: "Said at",
  claims: (claims: number) => count(claims, { one: "claim", other: "claims" }),
  allFound: "all found in the transcript",
  checked: {
    heading: "What “checked” means",
    source: {
      title: "Every line says where it was said",
      words: "Press its time and hear the seconds of the lecture that it was made from.",
    },
    check: {
      title: "Every line is held against those words",
      words:
        "What they do not bear out is put right once, or left out. The note tells how much that was, and how much of the lecture it covers.",
    },
    limit: {
      title: "It compares words, and cannot think for you",
      words: (of: Record<"numbers" | "all" | "kept", string>) =>
        `Put to the test, it found ${of.numbers} of wrong numbers, ${of.all} of all false statements, and kept ${of.kept} of the true ones. A meaning that is turned round in the lecture’s own words often passes: hear what matters to you.`,
    },
    measured: (claims: string, lectures: string, day: string) =>
      `Measured on ${day} with ${claims} statements about ${lectures} lectures in eleven languages, written without sight of the rules.`,
  },
  prices: {
    heading: "What it costs",
    free: (credits: number) =>
      `You begin with ${count(credits, { one: "credit", other: "credits" })} for free.`,
    oneVideo:
      "One credit makes the notes of one video of ordinary length. For a very long one you are asked first. There is no subscription.",
    unknown: "The prices could not be loaded. You see them before you pay.",
  },
};
