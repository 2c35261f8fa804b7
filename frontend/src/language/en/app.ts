import { countIn } from "../plurals";

const count = countIn("en");

/** What is around every page, and what is said in the place of one. */
export const app = {
  toContent: "To the content",
  pages: "Pages",
  notes: "Notes",
  due: "Due today",
  credits: "Credits",
  creditsLeft: (credits: number) => count(credits, { one: "credit", other: "credits" }),
  account: "Account",
  signOut: "Sign out",
  language: "Language",
  languageFailed: "The language could not be loaded. Check your connection and choose it again.",
  colours: {
    system: "Colours: as your system has them",
    light: "Colours: light",
    dark: "Colours: dark",
  },
  erasing: {
    pageTitle: "Your account is being erased · Study Buddy",
    title: "Your account is being erased",
    after: "You need do nothing more. To start anew, sign up again after that.",
  },
  homeTitle: "Your notes · Study Buddy",
  heading: "Turn a video into notes you can study from",
  loadingVideos: "Loading your videos",
  ordered: (title: string) => `Ordered: ${title}. It is the first of your videos below.`,
  notShown: {
    title: "This page could not be shown",
    detail:
      "Your notes and credits are not touched by this. Check your connection, then load the page again.",
    reload: "Load it again",
  },
  notFound: {
    title: "There is no such page",
    detail: "The address may be mistyped, or what was here has been deleted.",
    toNotes: "To your notes",
  },
  expired: {
    title: "Your sign-in has ended",
    stays: "What is on this page stays. Sign in again and you are back here.",
    signIn: "Sign in again",
  },
  /** On signing out. */
  unsent: {
    title: "Some answers would be lost",
    lost: (answers: number) =>
      `${count(answers, { one: "answer", other: "answers" })} to cards could not be sent, and signing out leaves nothing in this browser.`,
    leave: "Sign out and lose them",
    stay: "Stay signed in",
  },
  signInFailed: "The sign-in page could not be opened. Check your connection and try again.",
};
