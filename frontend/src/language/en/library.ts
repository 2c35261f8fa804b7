import { countIn } from "../plurals";

const count = countIn("en");

export const library = {
  heading: "Your videos",
  empty: "Your notes will be here",
  emptyWords:
    "Paste the link of a lecture above. It takes a few minutes, and you can close this page meanwhile.",
  searchAll: "Search all that is said",
  search: "Search your videos",
  placeholder: "Search titles and subjects",
  found: (shown: number, loaded: number) =>
    `${shown} of ${count(loaded, { one: "video", other: "videos" })} found.`,
  notSearched: "Older ones are not loaded yet, and were not searched.",
  older: "Show older videos",
  loadingOlder: "Loading older videos",
  notMade: (file: string) => `The ${file} could not be made`,
  renameNamed: (name: string) => `Rename ${name}`,
  deleteNamed: (name: string) => `Delete ${name}`,
  delete: {
    title: "Delete these notes?",
    keep: "Keep them",
    busy: "Deleting",
    delete: "Delete",
    /** Behind the title of the notes. */
    words: ", its PDF and its other files go for good. The credit it cost does not come back.",
  },
};
