/** What shares, gaps and captions mean, in words. */
import { CAPTION_FORMATS } from "@/api/captionFormats";
import { formatNumber } from "@/language/formats";
import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";
import { formatDuration } from "@/ui/formatTime";
import type { CheckerReport, Coverage, Gap, Note, Provenance, Reading, Transcript } from "../note";

/** A share, rounded down, so that 100% means all. */
export function formatPercent(share: number): string {
  return messages().reading.percent(Math.floor(share * 100 + 1e-9));
}

/** How many statements were checked, and how many of them refused, at a glance. */
export function describeChecked({ written, dropped, checked }: Coverage): string {
  const words = messages().trust.glance;
  return checked === "nothing" ? words.notChecked : words.checked(written, dropped);
}

/** What the statements were held against, by which check, and what came of it. */
export function describeChecks(coverage: Coverage): string {
  const words = messages().trust.checks;
  const { written, repaired, dropped, quoted, lines, checked } = coverage;
  if (written === 0) return words.nothingClaimed;
  if (checked === "nothing") return words.nothingShared;
  const by = checked === "words" ? words.words : words.numbers;
  const against = lines ? words.lines(lines) : words.captions;
  const compared = lines ? words.quoted(quoted, written - quoted, by) : words.compared(by);
  const why = checked === "words" ? "" : words.languagesDiffer;
  return [words.held(written, against, compared + why), words.outcome(repaired, dropped), words.limit].join(
    " ",
  );
}

export function describeCoverage(coverage: Coverage): string {
  const words = messages().trust.coverage;
  const { cited, covered, lines, gaps } = coverage;
  const spoken = gaps.filter((gap) => !gap.silent);
  const share = words.share(formatNumber(cited), lines, formatPercent(covered));
  if (gaps.length === 0) return `${share} ${words.whole}`;
  return `${share} ${spoken.length === 0 ? words.silent : words.skipped(spoken.length)}`;
}

export function describeGap(gap: Gap): string {
  const { silence, speech } = messages().trust;
  const lasts = formatDuration(gap.end - gap.start);
  return gap.silent ? silence(lasts) : speech(lasts);
}

export function describeCaptions(transcript: Transcript): string {
  const { kind, language, translated_from: from } = transcript;
  const [to, original] = [languageName(language), languageName(from)];
  const spoken = original ? `${original} → ${to}` : to;
  return [messages().trust.captions[kind], spoken].filter(Boolean).join(", ");
}

/** How captions of the user's own were read. */
export function describeReading({ format, cues, offset, warnings }: Reading): string {
  const words = messages().trust.reading;
  const shift = offset < 0 ? words.added(formatTime(-offset)) : words.takenOff(formatTime(offset));
  const title = CAPTION_FORMATS.find(({ name }) => name === format)?.title ?? format;
  const facts = [title, words.cues(cues), offset ? shift : ""];
  return [facts.filter(Boolean).join(", "), ...warnings.map(({ message }) => message)].join(". ");
}

/** Who made the notes, and how. */
export function describeProvenance(note: Note): string {
  const words = messages().trust.provenance;
  const { writer, model, template, extracted } = note.provenance;
  const who = [writer && words.writer(writer), model && words.model(model)].filter(Boolean).join(" ");
  const what = extracted ? words.chosen : words.written;
  return [who ? words.by(what, who) : what, template && words.template(template)].filter(Boolean).join(", ");
}

/** Whether a checker was asked, and could tell of nothing. */
export function meaningUnchecked({ asked, unknown, why }: Pick<CheckerReport, "asked" | "unknown" | "why">) {
  return why !== "" && unknown === asked && asked > 0;
}

/** What is said of meaning where nobody was asked; nothing where the notes only quote. */
export function describeUnasked({ checkers, extracted }: Provenance): string {
  return checkers.length > 0 || extracted ? "" : messages().trust.meaning.nobody;
}

/** Who was asked whether the video means what the notes say, and what came of it. */
export function describeChecker(report: CheckerReport): string {
  const words = messages().trust.meaning;
  const { checker, asked, supported, refused, mended, unknown, why } = report;
  if (meaningUnchecked(report)) return words.unchecked(checker, why);
  const told = `${words.asked(checker, asked, supported)}, ${words.found(refused, mended, unknown)}`;
  return why && unknown > 0 ? `${told} ${words.notAll(why)}` : told;
}
