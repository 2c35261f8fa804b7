import { expect, test } from "vitest";
import { formatPlace, parsePlace } from "./address";
import { forgetPlace, keepPlace, readPlace } from "./keptPlace";

test.each([
  ["", { tab: "", second: null }],
  ["?tab=quiz", { tab: "quiz", second: null }],
  ["?t=83", { tab: "", second: 83 }],
  ["?tab=cards&t=0", { tab: "cards", second: 0 }],
  ["?t=-1", { tab: "", second: null }],
  ["?t=1e9", { tab: "", second: null }],
  ["?t=9999999", { tab: "", second: null }],
])("%s is a place", (search, place) => {
  expect(parsePlace(search)).toEqual(place);
});

test("a place is written as it is read, and a beginning as nothing", () => {
  expect(parsePlace(formatPlace({ tab: "quiz", second: 83 }))).toEqual({ tab: "quiz", second: 83 });
  expect([formatPlace({ tab: "", second: 0 }), formatPlace({ tab: "", second: null })]).toEqual(["", ""]);
});

test("what has changed is kept beside what is kept, for each note", () => {
  keepPlace("1", { tab: "quiz", second: 8 });
  keepPlace("1", { second: 9, answers: { a: "shown" } });
  keepPlace("2", { card: 3 });
  expect([readPlace("1"), readPlace("2")]).toEqual([
    { tab: "quiz", second: 9, answers: { a: "shown" } },
    { card: 3 },
  ]);
  forgetPlace("1");
  expect([readPlace("1"), readPlace("2")]).toEqual([{}, { card: 3 }]);
});

test.each(["{", "7", "null", '{"tab":7,"second":-1,"card":1.5,"answers":null}'])(
  "what is kept and is no place is none: %s",
  (text) => {
    window.localStorage.setItem("place.3", text);
    expect(readPlace("3")).toEqual({});
  },
);

test("a storage that is full harms nothing", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  } as unknown as Storage;
  keepPlace("1", { card: 1 }, full);
  expect(readPlace("1", full)).toEqual({});
});
