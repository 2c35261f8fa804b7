import { expect, test } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { watchOrders } from "./watchOrders";

test("what is new stands in the tab's title until the list is in view again", () => {
  document.head.innerHTML = "<title>A note</title>";
  const news = watchOrders(() => Promise.reject(new Error("not asked for")));
  const end = news.start();
  news.showList(false);
  news.learn(QUEUED);
  news.learn({ ...QUEUED, status: "completed" });
  expect(document.title).toBe("Notes are ready · A note");
  news.learn({ ...QUEUED, status: "failed" });
  expect(document.title).toBe("(2) News of your videos · A note");
  news.showList(true);
  expect(document.title).toBe("A note");
  end();
});
