import { expect, test } from "vitest";
import { priceOf } from "./price";

const videos = [{ words: 0 }, { words: 30_000 }, { words: 30_001 }];

test("each video costs a credit for each begun thirty thousand words, and one at least", () => {
  expect(priceOf(videos, 30_000, "standard")).toBe(4);
  expect(priceOf(videos, 30_000, "thrifty")).toBe(3);
  expect(priceOf(videos, 30_000, "fast")).toBe(1 + 2 + 3);
  expect(priceOf([], 30_000, "standard")).toBe(0);
});
