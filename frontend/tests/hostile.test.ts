/** Hostile text on the page of a note: shown as text, whatever it says it is. */
import { render } from "@testing-library/react";
import { createElement } from "react";
import { expect, test, vi } from "vitest";

import { parseWebUrl } from "@/features/reading/artifacts";
import { sanitizeText, languageTag } from "@/features/reading/sanitize";
import { embedUrl } from "@/features/reading/player/protocol";
import { extractFormulas } from "@/features/reading/text/formulas";
import { parseSafeUrl } from "@/features/reading/text/markdown";
import { RichText } from "@/features/reading/text/RichText";
import { renderFormula } from "@/features/reading/text/MathFormula";
import { parseNote } from "@/features/reading/parseNote";

import { LINKS } from "./hostile/links";
import { MARKUP } from "./hostile/markup";
import { MATHS } from "./hostile/maths";
import { ARTIFACT_NAMES, ARTIFACT_URLS, LANGUAGES, VIDEO_IDS } from "./hostile/names";
import { hostileNote, TEXTS } from "./hostile/note";

/** What text of a note may become. */
const ELEMENTS = new Set("p strong em code pre a br span".split(" "));
const ATTRIBUTES = new Set("dir class href target rel tabindex".split(" "));

/** What of an element no text may bring about: its name, its attributes, where it leads. */
function strange(element: Element): string[] {
  const name = element.localName;
  const href = element.getAttribute("href");
  return [
    ...(ELEMENTS.has(name) ? [] : [`<${name}>`]),
    ...element.getAttributeNames().filter((attribute) => !ATTRIBUTES.has(attribute)),
    ...(href === null || href.startsWith("https://") ? [] : [href]),
  ];
}

function strangeIn(place: Element): string[] {
  return [...place.querySelectorAll("*")].flatMap(strange);
}

test("there are enough of them, and no two alike", () => {
  const lists = [TEXTS, ARTIFACT_NAMES, ARTIFACT_URLS, LANGUAGES, VIDEO_IDS];
  for (const list of lists) expect(new Set(list).size).toBe(list.length);
  expect(TEXTS.length).toBeGreaterThanOrEqual(160);
});

test.each([...MARKUP, ...LINKS])("is text: %#", (text) => {
  const alerted = vi.spyOn(window, "alert").mockReturnValue(undefined);
  const { container } = render(createElement(RichText, { text: sanitizeText(text) }));
  expect(strangeIn(container)).toEqual([]);
  expect(alerted).not.toHaveBeenCalled();
  expect(Object.keys(window)).not.toContain("pwned");
});

// Of these, marks of Markdown go, or what nobody sees.
const CHANGED = /[\0\p{Surrogate}\p{M}`*\u202e\u2066\ufdd0]/u;

test.each(MARKUP.filter((text) => !CHANGED.test(text)))("is shown as it stands: %#", (text) => {
  const { container } = render(createElement(RichText, { text: sanitizeText(text) }));
  expect(container.textContent).toBe(sanitizeText(text));
});

test.each(MATHS)("is no more than a formula: %#", (text) => {
  for (const formula of extractFormulas(sanitizeText(text)).formulas) {
    const place = document.createElement("span");
    renderFormula(formula, place);
    const found = [...place.querySelectorAll("*")];
    const foreign = found.filter((one) => one.namespaceURI !== "http://www.w3.org/1998/Math/MathML");
    expect(foreign).toEqual([]);
    expect(found.flatMap((one) => one.getAttributeNames()).filter(isActive)).toEqual([]);
  }
});

function isActive(attribute: string): boolean {
  return /^on|href|src|action/i.test(attribute);
}

test("a link leads to https, and to the host it names", () => {
  const followed = LINKS.flatMap((text) => {
    const { container, unmount } = render(createElement(RichText, { text: sanitizeText(text) }));
    const links = [...container.querySelectorAll("a")];
    const told = links.map((link) => [new URL(link.href).host, link.lastChild?.textContent, link.rel]);
    unmount();
    return told;
  });
  expect(followed.length).toBeGreaterThan(3);
  for (const [host, told, rel] of followed) {
    expect(told).toBe(` (${host})`);
    expect(rel).toBe("noopener noreferrer nofollow");
  }
});

test("an address with a name in it, or of another kind, is not followed", () => {
  expect(parseSafeUrl("https://user:secret@evil.example/")).toBeNull();
  expect(parseSafeUrl("http://evil.example/")).toBeNull();
  expect(parseSafeUrl("/account")).toBeNull();
});

test.each(ARTIFACT_URLS)("a file is not fetched from %s", (url) => {
  expect(() => parseWebUrl(url)).toThrow(TypeError);
});

test.each(VIDEO_IDS)("no video is called %s", (id) => {
  expect(embedUrl(id, "https://app.example", 0)).toBeNull();
});

test.each(LANGUAGES.filter((tag) => tag !== "__proto__"))("no language is called %s", (tag) => {
  expect(languageTag(tag)).toBe("");
});

test("a note of nothing but hostile parts comes in as one that can be shown", () => {
  const note = parseNote(hostileNote());
  expect(note?.sections.length).toBe(TEXTS.length);
  expect(note?.language).toBe("");
  expect(note?.transcript.kind).toBe("auto");
  expect(note?.transcript.estimated).toBe(false);
  expect(note?.coverage).toEqual({
    written: 0,
    repaired: 0,
    dropped: 0,
    grounded: 1,
    covered: 0,
    gaps: [{ start: 0, end: 0, silent: false }],
    checked: "words",
    quoted: 0,
    lines: 0,
    cited: 0,
  });
  expect(note?.summary.map(({ cites }) => cites)).toEqual(TEXTS.map((_, index) => [index]));
});
