/** Words of parts that stand on many pages, and of what goes wrong on any of them. */
export const everywhere = {
  loading: "Loading",
  tryAgain: "Try again",
  erasing: (since: string) =>
    `It is being erased${since && ` since ${since}`}. What is left of it is gone within the hour.`,
  untitled: (id: string) => `Video ${id}`,
  files: {
    pdf: "PDF",
    markdown: "Markdown file",
    json: "data file",
    anki: "Anki deck",
    obsidian: "Obsidian note",
    named: (exporter: string) => `file “${exporter}”`,
    unnamed: "file",
  },
  kindBy: (kind: string, writer: string) => `${kind}, by ${writer}`,
  rename: {
    open: "Rename",
    title: "Rename the note",
    field: "Title",
    cancel: "Cancel",
    saving: "Saving",
    save: "Save the title",
  },
  /** Above what is said of a request that failed, by its status. */
  problems: {
    0: "No connection",
    400: "This cannot be taken",
    401: "Signed out",
    402: "Not enough credits",
    403: "This is not open to you",
    404: "This is not here",
    409: "This is not possible now",
    422: "This cannot be used",
    429: "Too many requests",
    500: "Out of order",
    503: "Busy just now",
  },
  pageReplaced: "This page has been replaced",
  /** What the service says itself is English, and may say more than our words for its kind of error. */
  inEnglish: (text: string) => text,
};
