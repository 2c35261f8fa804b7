import { expect, test } from "vitest";
import { languageName, languages } from "./languages";

test("a language is named, and what is none stays as it is", () => {
  const names = ["zh-CN", "", "zz", "no tag"].map((tag) => languageName(tag, "en"));
  expect(names).toEqual(["Chinese (China)", "", "zz", "no tag"]);
});

test("languages stand in the order of their names", () => {
  expect(
    languages("en")
      .slice(0, 3)
      .map(({ name }) => name),
  ).toEqual(["Arabic", "Bangla", "Brazilian Portuguese"]);
});
