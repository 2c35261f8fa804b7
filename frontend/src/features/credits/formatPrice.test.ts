import { expect, test } from "vitest";
import { formatPrice } from "./formatPrice";

test.each([
  [299, "usd", "en-US", "$2.99"],
  [2499, "eur", "de-DE", "24,99\u00a0€"],
  [500, "jpy", "ja-JP", "￥500"],
  [1250, "kwd", "en-GB", "KWD\u00a01.250"],
])("%d %s in %s is %s", (price, currency, language, words) => {
  expect(formatPrice(price, currency, language)).toBe(words);
});
