/** What shares, gaps and captions mean, in words. */
import { CAPTION_FORMATS } from "@/api/captionFormats";
import { formatTime } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";
import { formatDuration } from "@/ui/formatTime";
import type { CheckerReport, Coverage, Gap, Note, Provenance, Reading, Transcript } from "../note";

/** A share, rounded down, so that 100% means all. */
export function formatPercent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}

/** How many statements were checked, and how many of them refused, at a glance. */
export function describeChecked({ written, dropped, checked }: Coverage): string {
  if (checked === "nothing") return "not checked";
  return `${pluralize(written, "statement")} checked${dropped ? `, ${dropped} left out` : ""}`;
}

/** What the statements were held against, by which check, and what came of it. */
export function describeChecks(coverage: Coverage): string {
  if (coverage.written === 0) return "Nothing was claimed, so there was nothing to check.";
  if (coverage.checked === "nothing")
    return "Notes and captions differ in language and share no numbers or names, so nothing could be compared.";
  const { written, repaired, dropped, quoted, lines } = coverage;
  const by = coverage.checked === "words" ? "words, numbers and names" : "numbers and names only";
  const against = lines ? pluralize(lines, "line of captions", "lines of captions") : "the captions";
  const compared = lines
    ? `${quoted} ${quoted === 1 ? "is" : "are"} said there word by word, ${written - quoted} ${were(written - quoted)} compared by ${by}`
    : `compared by ${by}`;
  const why = coverage.checked === "words" ? "" : ", as notes and captions differ in language";
  return (
    `${pluralize(written, "statement")} ${were(written)} held against ${against}: ${compared}${why}. ` +
    `${repaired || "None"} ${were(repaired || 2)} mended first, ${dropped || "none"} left out because the words they cite do not bear them out. ` +
    "It is a check of words: what they cannot show, you may see. Mark such a line as wrong."
  );
}

export function describeCoverage(coverage: Coverage): string {
  const { cited, covered, lines } = coverage;
  const spoken = coverage.gaps.filter((gap) => !gap.silent);
  const share = `The notes cite ${cited.toLocaleString("en")} of ${pluralize(lines, "line", "lines")} of captions, ${formatPercent(covered)} of the time in which something is said.`;
  if (coverage.gaps.length === 0) return `${share} No long stretch was left out.`;
  if (spoken.length === 0) return `${share} The long stretches they skip are silent.`;
  return `${share} ${pluralize(spoken.length, "longer stretch", "longer stretches")} of speech ${spoken.length === 1 ? "is" : "are"} not in the notes: listen to ${spoken.length === 1 ? "it" : "them"} yourself.`;
}

export function describeGap(gap: Gap): string {
  const lasts = formatDuration(gap.end - gap.start);
  return gap.silent ? `${lasts} in which nothing is said` : `${lasts} of speech that no note cites`;
}

const CAPTIONS: Record<Transcript["kind"], string> = {
  manual: "captions that people wrote",
  auto: "automatic captions, which mishear names and numbers",
  translated: "captions that a machine translated",
  user: "captions that you brought",
};

export function describeCaptions(transcript: Transcript): string {
  const { kind, language, translated_from: from } = transcript;
  const [to, original] = [language, from].map((tag) => languageName(tag, "en"));
  const spoken = original ? `${original} → ${to}` : to;
  return [CAPTIONS[kind], spoken].filter(Boolean).join(", ");
}

/** How captions of the user's own were read. */
export function describeReading({ format, cues, offset, warnings }: Reading): string {
  const shift = offset < 0 ? `${formatTime(-offset)} added to` : `${formatTime(offset)} taken off`;
  const title = CAPTION_FORMATS.find(({ name }) => name === format)?.title ?? format;
  const facts = [title, pluralize(cues, "cue"), offset ? `${shift} every time` : ""];
  return [facts.filter(Boolean).join(", "), ...warnings.map(({ message }) => message)].join(". ");
}

/** Who made the notes, and how. */
export function describeProvenance(note: Note): string {
  const { writer, model, template, extracted } = note.provenance;
  const who = [writer && `the ${writer} writer`, model && `with ${model}`].filter(Boolean).join(" ");
  const how = template && `after the template ${template}`;
  const what = extracted ? "Chosen from the video's own words" : "Written";
  return [`${what}${who && ` by ${who}`}`, how].filter(Boolean).join(", ");
}

/** Whether a checker was asked, and could tell of nothing. */
export function meaningUnchecked({ asked, unknown, why }: Pick<CheckerReport, "asked" | "unknown" | "why">) {
  return why !== "" && unknown === asked && asked > 0;
}

/** What is said of meaning where nobody was asked; nothing where the notes only quote. */
export function describeUnasked({ checkers, extracted }: Provenance): string {
  if (checkers.length > 0 || extracted) return "";
  return "Nobody was asked: the notes were held against the words of the captions alone.";
}

/** Who was asked whether the video means what the notes say, and what came of it. */
export function describeChecker({
  checker,
  asked,
  supported,
  refused,
  mended,
  unknown,
  why,
}: CheckerReport): string {
  if (meaningUnchecked({ asked, unknown, why }))
    return `Meaning was not checked: ${checker} could not tell. ${why}`;
  const found = `${checker} was asked about ${pluralize(asked, "statement")}: ${supported} supported`;
  const told = `${found}, ${refused} refused (${mended} of them mended), ${unknown} undecided.`;
  return why && unknown > 0 ? `${told} It could not tell of all: ${why}` : told;
}

function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function were(count: number): string {
  return count === 1 ? "was" : "were";
}
