// Made from handlers/studybuddy_aws/storage/personal_data.py by `make contract`: change it there.

/** One thing that is kept of a person, what for, and until when. */
export interface PersonalData {
  what: string;
  why: string;
  until: string;
}

export const PERSONAL_DATA: readonly PersonalData[] = [
  { what: "E-mail address, name, which service you sign in with, your balance, and who you are to Stripe", why: "To know you again", until: "Until you erase your account" },
  { what: "Videos you ordered: link, subject, title, what you asked for, names of speakers that you put right, how far they got, how long they are, who wrote the notes", why: "Your list of videos", until: "Until you erase the video or your account" },
  { what: "Notes, their titles, which lines you marked as wrong and why, how many questions you asked", why: "For you to read", until: "Until you erase the video or your account" },
  { what: "The history of your credits, under a number instead of your name", why: "Accounts must add up", until: "For good; after erasing, nothing here tells whose it was" },
  { what: "How often you have ordered, uploaded, paid, erased, signed out everywhere, sent answers to cards, ordered, retried or erased courses, searched, asked questions, had previews, files made anew and all your data, and asked to be told news: a number and times. And that an e-mail address was given free credits: a keyed digest that tells nobody the address, for 12 months (or as the operator has set it) after the sign-up, erased or not", why: "So that nobody takes what is there for all", until: "A day after the last time; the digest 12 months" },
  { what: "That you asked for something to be erased: a number, a time, and until your sign-in is gone its name", why: "To finish what breaks off, and to find what comes late", until: "2 hours after it is erased" },
  { what: "Payments you opened: their number at Stripe, yours, and times", why: "So that what you paid for arrives even if Stripe's message to us does not", until: "90 days, or until you erase your account; one with your bank, until it is done" },
  { what: "Your answers to cards in reviews: which card of which video, how well you knew it, when and at which offset from UTC, what you suspended and took back", why: "So that each card comes back on its day, in any browser, also of a note made again", until: "Until you erase your account" },
  { what: "That a page of yours is open and is told how far your videos are: a number and a time, under yours", why: "To tell the page without its asking again and again", until: "Until the page is closed, 2 hours at most; what it is opened with, a minute" },
  { what: "Courses you ordered: title, the playlist's link, which videos in which order with their titles, what you asked for, whose turn has come, how many questions you asked", why: "So that many videos are made one after another", until: "Until you erase the course or your account" },
  { what: "Files of your notes, the transcript that proves them, your questions' answers. Of a video that is not finished, or failed, the sections that are written", why: "For you to read and download", until: "Until you erase the video or your account, then no version is left" },
  { what: "Your notes as PDF", why: "For you to download", until: "Until you erase the video or your account, then no version is left" },
  { what: "Captions files you uploaded, with their names, and transcripts you pasted with an order", why: "To make notes of them", until: "10 days" },
  { what: "Work in progress: fetched captions, sections written so far. The ZIP of all that is kept of you, if you have asked for one. If you have searched, an index of your notes with their lines. Files of whole courses that you have taken", why: "So that a try that breaks off is not paid for twice, and you can fetch the files", until: "Until the video has ended, 10 days at most; a ZIP, an index or a course's file 10 days, or until you erase a video of it" },
  { what: "The address your requests come from (IP), with your number, the time and which request it was", why: "To find out who attacks the service, and what went wrong", until: "30 days, erased or not" },
  { what: "What the service did: numbers of requests, videos and users, codes, times; no address, no e-mail, no text", why: "To find out what went wrong", until: "365 days, erased or not" },
  { what: "Where the operator keeps one: the addresses (IP) that files of the web app and of notes were fetched from", why: "To find out who attacks the service", until: "As the operator has set it, erased or not" },
  { what: "Copies of all lists above as they were, from which only the operator can restore", why: "So that a fault of ours does not cost you your notes", until: "35 days, what you erased too" },
  { what: "Earlier versions of your notes' files", why: "So that a fault of ours does not cost you your notes", until: "30 days, or until you erase the video or your account" },
  { what: "Your sign-in: e-mail address, name, and what proves your password", why: "To let in you and nobody else", until: "Until you erase your account" },
  { what: "At Stripe, not here: your card, your payments, your e-mail address", why: "To take payments, and give them back", until: "The customer until you erase your account, payments as long as the law asks of Stripe" },
  { what: "At Anthropic, not here, for notes that Claude writes and questions that it answers: the transcript, title, subject, question; nothing of who you are", why: "To write the notes", until: "As the operator's contract with Anthropic says" },
  { what: "In this browser: that you are signed in, notes that you have read, where you were in them, your answers and when you gave them, whether you like it dark, and in which language", why: "So that the next day does not ask you again, and you go on where you were", until: "30 days or until you sign out: the sign-in; until you sign out: the rest" },
];
