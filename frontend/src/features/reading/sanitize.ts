/** Text of strangers without the characters that no reader sees and that turn others around. */

// Controls but for tab and newline, marks of direction, noncharacters.
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
// Marks heaped on one letter run over the lines above and below it.
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;
const RTL = new Set(
  "ar arc ckb dv fa he iw ks ps sd ug ur yi".split(" "), // as the PDF has them
);

export function sanitizeText(text: string): string {
  return text.replace(FORBIDDEN, " ").replace(LONE_SURROGATE, "\ufffd").replace(STACKED_MARKS, "$1");
}

/** A title or a name: clean, and on one line. */
export function sanitizeLine(text: string): string {
  return sanitizeText(text).replace(/\s+/g, " ").trim();
}

/** A BCP 47 tag that may stand in `lang`; empty, which is HTML's "unknown", for anything else. */
export function languageTag(tag: string): string {
  return LANGUAGE.test(tag) && tag !== "und" ? tag : "";
}

export function isRightToLeft(tag: string): boolean {
  return RTL.has(tag.split("-")[0]?.toLowerCase() ?? "");
}
