import { Linter } from "eslint";
import { expect, test } from "vitest";
import noLiteralWords from "./no-literal-words.js";

/** The words that are found in a line of a component. */
function found(code: string): string[] {
  const linter = new Linter();
  const plugins = { language: { rules: { "no-literal-words": noLiteralWords } } };
  const messages = linter.verify(code, {
    plugins,
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { "language/no-literal-words": ["error", ["Study Buddy"]] },
  });
  return messages.map(({ message }) => message.split("”")[0]?.slice(1) ?? "");
}

test.each([
  ["<p>Not yet</p>", "Not yet"],
  ['<Field label="subject" />', "subject"],
  ['<button aria-label="close" />', "close"],
  ['<p>{busy ? "Saving" : words.save}</p>', "Saving"],
  ["setProblem(`You have ${credits} left.`)", "You have … left."],
  ['const offer = { title: "words" };', "words"],
  ['const TOLD = "what came of it";', "what came of it"],
])("%s is read by people", (code, words) => {
  expect(found(code)).toEqual([words]);
});

test.each([
  ["<title>Study Buddy</title>"],
  ["<p>{words.title} · {percent} %</p>"],
  ['<div className="menu List entry" />'],
  ['if (event.key === "Escape") close();'],
  ['throw new Error("There is no provider around this.");'],
  ['import x from "./Some file.js";'],
  ['const known = { "Content type": 1 }["Content type"];'],
  ['const status = "needs_captions";'],
  ['page.querySelector("main h1");'],
])("%s is not", (code) => {
  expect(found(code)).toEqual([]);
});
