import { countIn, formIn } from "../plurals";

const count = countIn("en");
const form = formIn("en");
const statements = (number: number) => count(number, { one: "statement", other: "statements" });
const were = (number: number) => form(number, { one: "was", other: "were" });

/** How far a note can be trusted, and where it comes from. */
export const trust = {
  checked: "Checked",
  told: "Told",
  gaps: "Not in the notes",
  /** Behind the time at which a gap begins. */
  gap: (end: string, what: string) => `to ${end}: ${what}`,
  silence: (length: string) => `${length} in which nothing is said`,
  speech: (length: string) => `${length} of speech that no note cites`,
  origin: "Where this comes from",
  facts: {
    notes: "Notes",
    meaning: "Meaning",
    captions: "Captions",
    reading: "Read as",
    source: "Source",
    times: "Times",
    made: "Made",
  },
  estimated:
    "Estimated: the captions came without times, so these are reckoned from the rate of speech and may be off by a little.",
  glance: {
    notChecked: "not checked",
    checked: (written: number, dropped: number) =>
      `${statements(written)} checked${dropped ? `, ${dropped} left out` : ""}`,
  },
  checks: {
    nothingClaimed: "Nothing was claimed, so there was nothing to check.",
    nothingShared:
      "Notes and captions differ in language and share no numbers or names, so nothing could be compared.",
    words: "words, numbers and names",
    numbers: "numbers and names only",
    lines: (lines: number) => count(lines, { one: "line of captions", other: "lines of captions" }),
    captions: "the captions",
    compared: (by: string) => `compared by ${by}`,
    quoted: (quoted: number, others: number, by: string) =>
      `${quoted} ${form(quoted, { one: "is", other: "are" })} said there word by word, ${others} ${were(others)} compared by ${by}`,
    languagesDiffer: ", as notes and captions differ in language",
    held: (written: number, against: string, compared: string) =>
      `${statements(written)} ${were(written)} held against ${against}: ${compared}.`,
    outcome: (mended: number, dropped: number) =>
      `${mended || "None"} ${were(mended || 2)} mended first, ${dropped || "none"} left out because the words they cite do not bear them out.`,
    limit: "It is a check of words: what they cannot show, you may see. Mark such a line as wrong.",
  },
  coverage: {
    share: (cited: string, lines: number, percent: string) =>
      `The notes cite ${cited} of ${count(lines, { one: "line", other: "lines" })} of captions, ${percent} of the time in which something is said.`,
    whole: "No long stretch was left out.",
    silent: "The long stretches they skip are silent.",
    skipped: (stretches: number) =>
      `${count(stretches, { one: "longer stretch", other: "longer stretches" })} of speech ${form(stretches, { one: "is", other: "are" })} not in the notes: listen to ${form(stretches, { one: "it", other: "them" })} yourself.`,
  },
  captions: {
    manual: "captions that people wrote",
    auto: "automatic captions, which mishear names and numbers",
    translated: "captions that a machine translated",
    user: "captions that you brought",
  },
  reading: {
    cues: (cues: number) => count(cues, { one: "cue", other: "cues" }),
    added: (time: string) => `${time} added to every time`,
    takenOff: (time: string) => `${time} taken off every time`,
  },
  provenance: {
    writer: (writer: string) => `the ${writer} writer`,
    model: (model: string) => `with ${model}`,
    template: (template: string) => `after the template ${template}`,
    chosen: "Chosen from the video's own words",
    written: "Written",
    by: (what: string, who: string) => `${what} by ${who}`,
  },
  meaning: {
    nobody: "Nobody was asked: the notes were held against the words of the captions alone.",
    unchecked: (checker: string, why: string) => `Meaning was not checked: ${checker} could not tell. ${why}`,
    asked: (checker: string, asked: number, supported: number) =>
      `${checker} was asked about ${statements(asked)}: ${supported} supported`,
    found: (refused: number, mended: number, unknown: number) =>
      `${refused} refused (${mended} of them mended), ${unknown} undecided.`,
    notAll: (why: string) => `It could not tell of all: ${why}`,
  },
};
