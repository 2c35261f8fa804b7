import { expect, test } from "vitest";
import { ERROR_MESSAGES, NOT_YOURS, OPERATOR_CODES, type ErrorMessage } from "./errorCodes";
import { listedMessage } from "./errorMessages";

const EVERY = [...Object.entries<ErrorMessage>(ERROR_MESSAGES), ["(the operator)", NOT_YOURS] as const];

test.each(EVERY)("%s says what happened and what to do, and nothing of a command line", (_, message) => {
  const said = `${message.what} ${message.next}`;
  expect(said).toMatch(/^.{4,}[.]$/u);
  expect(said).not.toMatch(/STUDYBUDDY_|(^|\s)--?[a-z]|pip install/u);
});

test("a code is told in one way", () => {
  expect(OPERATOR_CODES.filter((code) => code in ERROR_MESSAGES)).toEqual([]);
  expect(listedMessage("bad_key")).toEqual(NOT_YOURS);
  expect(listedMessage("private")).toEqual(ERROR_MESSAGES.private);
  expect(listedMessage("constructor")).toBeUndefined();
});
