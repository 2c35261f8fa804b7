import { chooseLanguage, messages } from "@/language/messages";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ERROR_MESSAGES } from "./errorCodes";
import { errorText, listedMessage, servedText } from "./errorMessages";
import { PERSONAL_DATA } from "./personalData";
import { problemFromResponse } from "./problem";

beforeEach(() => chooseLanguage("de"));
afterEach(() => chooseLanguage("en"));

test("a code is told in the app's language, with what the table says besides", () => {
  expect(listedMessage("private")).toEqual({
    what: "Dieses Video ist privat, deshalb waren seine Untertitel nicht zu lesen.",
    next: expect.stringContaining("eigene Untertiteldatei"),
    offer: "captions",
  });
  expect(listedMessage("bad_key")?.what).toMatch(/^Du hast nichts falsch gemacht/);
  expect(errorText("playlist")).toMatch(/^Das ist eine Playlist\. Öffne/);
});

test("what the service says itself is told by its code, and shown as it is where it says more", () => {
  expect(servedText("no_credits", "You have none.")).toBe(
    "Du hast keine Credits mehr. Kaufe welche, um weiterzumachen.",
  );
  expect(servedText("captions_unreadable", "Line 3 has no time.")).toMatch(
    /^Die Untertitel lassen .* Englisch: „Line 3 has no time\.“$/,
  );
  expect(servedText("a_plugin's own", "No luck.")).toBe("No luck.");
});

test.each([
  [401, {}, "Abgemeldet"],
  [418, {}, "Störung"],
  [402, { code: "no_credits", title: "", detail: "English", retryable: false }, "Nicht genug Credits"],
])("an answer of status %d is told in German", (status, body, title) => {
  const problem = problemFromResponse(status, body);
  expect([problem.title, problem.detail]).toEqual([title, expect.stringMatching(/^D|^B/)]);
});

test("each code of an error that meets a user, and each kind of data that is kept, is told in German", () => {
  const { errors, personalData } = messages().translations;
  expect(Object.keys(errors).sort()).toEqual(Object.keys(ERROR_MESSAGES).sort());
  expect(Object.keys(personalData).sort()).toEqual(PERSONAL_DATA.map(({ what }) => what).sort());
});
