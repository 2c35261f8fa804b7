import { beforeEach, afterEach, expect, test, vi } from "vitest";
import { de } from "./de";
import { chooseLanguage, currentLanguage, LANGUAGES, messages, startLanguage } from "./messages";

const en = await LANGUAGES.en.load();

beforeEach(() => window.localStorage.clear());
afterEach(() => chooseLanguage("en"));

/** Every message by its path; but for the tables, which may lack what then stays English. */
function flat(part: object, path = ""): [string, unknown][] {
  return Object.entries(part)
    .filter(([key]) => key !== "translations")
    .flatMap(([key, value]: [string, unknown]) =>
      value !== null && typeof value === "object" ? flat(value, `${path}${key}.`) : [[path + key, value]],
    );
}

/** In any order of the parts. */
const paths = (words: object) =>
  flat(words)
    .map(([path]) => path)
    .sort();

function browserAsksFor(...languages: string[]) {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
}

test("each language has every message, and none besides", async () => {
  for (const { load } of Object.values(LANGUAGES)) {
    expect(paths(await load())).toEqual(paths(en));
  }
});

/** What is the same word in both languages. */
const ALIKE = [
  "courses.whole.file.pdf",
  "app.credits",
  "everywhere.files.pdf",
  "everywhere.untitled",
  "reading.documentTitle",
  "reading.player.frame",
  "submit.recognised",
  "reading.downloads.files.note.pdf",
  "reading.downloads.files.note.md",
  "reading.notes.kinds.definition",
  "reading.player.label",
  "reading.tabs.quiz",
  "credits.pageTitle",
  "credits.heading",
  "credits.history.credits",
  "account.facts.name",
  "account.passkeys.heading",
  "captions.reading.format",
];

test("nothing has been left in English", () => {
  const english = new Map(flat(en));
  const same = flat(de).filter(
    // A function is its text.
    ([path, words]) => /\p{L}/u.test(String(words)) && String(english.get(path)) === String(words),
  );
  expect(same.map(([path]) => path).sort()).toEqual([...ALIKE].sort());
});

test.each([
  [["de-AT", "en"], "de"],
  [["fr", "en-GB", "de"], "en"],
  [["fr"], "en"],
  [[], "en"],
])("a browser that asks for %j is shown %s", async (asked, shown) => {
  browserAsksFor(...asked);
  await startLanguage();
  expect([currentLanguage(), document.documentElement.lang, document.documentElement.dir]).toEqual([
    shown,
    shown,
    "ltr",
  ]);
});

test("what was chosen on this device comes first", async () => {
  await chooseLanguage("de");
  expect(window.localStorage.getItem("language")).toBe("de");
  browserAsksFor("en-US");
  await startLanguage();
  expect(messages()).toBe(de);
});

test("of two choices the last one holds, however late the words of the first come", async () => {
  await Promise.all([chooseLanguage("de"), chooseLanguage("en")]);
  expect([messages(), window.localStorage.getItem("language")]).toEqual([en, "en"]);
});

test("a kept language that there is not is as none", async () => {
  browserAsksFor("de");
  window.localStorage.setItem("language", "constructor");
  await startLanguage();
  expect(currentLanguage()).toBe("de");
});
