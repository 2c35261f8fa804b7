/** One thing that is kept of a user, what for, and until when. */
export interface RetentionRule {
  what: string;
  why: string;
  until: string;
}

/** Days after which S3 throws files away by itself: a test holds them to infra/resources.json. */
export const UPLOAD_DAYS = 10;
export const WORK_DAYS = 10;

const WITH_ACCOUNT = "Until you erase your account";

export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    what: "E-mail address, name, and which service you sign in with",
    why: "To know you again",
    until: WITH_ACCOUNT,
  },
  {
    what: "Videos you ordered: link, subject, how far they got",
    why: "Your list of videos",
    until: "Until you erase the video or your account",
  },
  {
    what: "Notes, with the transcript that proves them, their files, and the lines you marked as wrong",
    why: "For you to read and download",
    until: "Until you erase the video or your account",
  },
  {
    what: "Captions files you uploaded, and transcripts you pasted with an order",
    why: "To make notes of them",
    until: `${UPLOAD_DAYS} days`,
  },
  {
    what: "Work in progress: fetched captions, sections written so far",
    why: "So that a try that breaks off is not paid for twice",
    until: `${WORK_DAYS} days`,
  },
  {
    what: "The history of your credits, under a number instead of your name",
    why: "Accounts must add up",
    until: "For good; after erasing, nothing tells whose it was",
  },
  {
    what: "At Stripe, not here: your card, your payments, your e-mail address",
    why: "To take payments, and give them back",
    until: "The customer until you erase your account, payments as long as the law asks of Stripe",
  },
  {
    what: "In this browser: that you are signed in",
    why: "So that a reload does not sign you out",
    until: "Until you sign out or close the tab",
  },
];
