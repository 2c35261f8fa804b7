import { countIn, formIn } from "../plurals";

const count = countIn("en");
const form = formIn("en");

export const account = {
  pageTitle: "Account · Study Buddy",
  heading: "Account",
  loading: "Reading your account",
  facts: { email: "E-mail", name: "Name", signIn: "Sign-in", since: "Here since" },
  withPassword: "E-mail and password",
  kept: "What is kept, and for how long",
  retention: { what: "What", why: "What for", until: "Until when" },
  passkeys: {
    heading: "Passkeys",
    words:
      "With a passkey you sign in by your finger, your face or your device’s PIN instead of the password. It is made on the page where you sign in, once for each device or password manager. Your password goes on working.",
    add: "Add a passkey",
    added: "The passkey is added. The next time you sign in, choose it.",
    notAdded:
      "No passkey was added: you stopped it, or your sign-in was more than an hour ago. Sign in again, then add it.",
    signIn: "Sign in again",
  },
  everywhere: {
    heading: "Other devices",
    words: (minutes: number) =>
      `Each browser stays signed in for 30 days. Signing out everywhere ends that at once, here too; a page that is open elsewhere can go on for up to ${minutes} minutes. If you lost a device, change your password as well.`,
    busy: "Signing out…",
    signOut: "Sign out everywhere",
  },
  export: {
    heading: "Take everything with you",
    words:
      "One ZIP with all that is kept of you: your notes and their files, videos, credits and payments, captions you brought. It says what is not in it, and why. It costs nothing.",
    packing: "Packing…",
    again: "Pack it anew",
    pack: "Pack everything into a ZIP",
    download: (megabytes: string) => `Download the ZIP (${megabytes} MB)`,
    making: "This takes some minutes. You can close this page and come back for it.",
    failed: "The ZIP could not be made. Try again; if it fails again, ask the operator.",
    ready: (asked: string, until: string) => `It is of ${asked}, and is kept until ${until}.`,
  },
  erase: {
    heading: "Erase everything",
    words:
      "Your account, videos, notes, files and uploads go, in every version, and you cannot bring them back. So do the credits you have left. It begins at once; what breaks off is finished within the hour, and what comes late within two hours after that. Logs and backups run out by themselves, as the table above says.",
    open: "Erase everything…",
    title: "Erase everything?",
    keep: "Keep my account",
    busy: "Erasing…",
    erase: "Erase everything",
    /** What has to be typed: nobody erases everything by a slip of the hand. */
    confirmation: "erase",
    type: (word: string) => `Type ${word} to go on`,
    gone: "All your videos, notes, files and uploads are gone for good: download first what you want to keep.",
    stopped: (videos: number) =>
      `${count(videos, { one: "video is", other: "videos are" })} still being worked on, and will be stopped.`,
    creditsLost: (credits: number) =>
      `You have ${count(credits, { one: "credit", other: "credits" })} left. ${form(credits, { one: "It is", other: "They are" })} lost, and not paid out.`,
    noCredits: "You have no credits left to lose.",
    signedOut: "You are signed out, and Stripe forgets you as a customer.",
  },
  erased: {
    erasing: "Your account is being erased",
    notNeeded: "You need not come back for it.",
    done: "Your account is erased",
    welcomeBack: "Nothing of it can be read here any more. You are welcome to sign up again.",
  },
  callback: {
    signingIn: "Signing in",
    title: "You are not signed in",
    detail: "The sign-in was stopped, or took too long. Nothing is lost; it can be done again.",
    again: "Sign in again",
  },
};
