import { expect, test } from "vitest";
import { markTitle } from "./tabTitle";

const settled = () => new Promise((done) => setTimeout(done));

test("a mark stays before the title of whatever page is opened, and goes without a trace", async () => {
  document.head.innerHTML = "<title>Your notes</title>";
  const unmark = markTitle("(1) ");
  expect(document.title).toBe("(1) Your notes");
  document.head.innerHTML = "<title>A note</title>";
  await settled();
  expect(document.title).toBe("(1) A note");
  unmark();
  document.head.innerHTML = "<title>Credits</title>";
  await settled();
  expect(document.title).toBe("Credits");
});
