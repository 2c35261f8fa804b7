/** The note that everybody can try. */
export const sample = {
  pageTitle: "A sample note · Study Buddy",
  title: "A note to try",
  made: "Made from a lecture that was written for this and never filmed: its times lead to the words instead of a video. Its lines are sentences of the lecture; the questions are those of the template Quiz.",
  gone: "What you mark or answer here is gone when you leave.",
  makeOwn: "Make notes of your own",
  open: "Open an example",
  saidAt: "What is said at ",
  noVideo: "There is no video to this lecture. A time leads to the words that are said then.",
};
