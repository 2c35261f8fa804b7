/** The note that everybody can try. */
export const sample = {
  pageTitle: "A sample note · Study Buddy",
  title: "A note to try",
  made: "Study Buddy made it from a lecture that was written for it and never filmed, so its times lead to the words instead of a video. Every line is a sentence that was said; the questions are those of the template Quiz.",
  gone: "What you mark or answer here is gone when you leave.",
  makeOwn: "Make notes of your own",
  open: "Open an example",
  saidAt: "What is said at ",
  noVideo: "There is no video to this lecture. A time leads to the words that are said then.",
};
