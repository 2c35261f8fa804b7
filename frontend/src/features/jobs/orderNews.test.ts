import { problemFromResponse } from "@/api/problem";
import type { Video } from "@/api/video";
import { expect, test } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { OrderNews, type News } from "./orderNews";

/** A tab with the list of orders in view, one of which is queued; `answers` are what the service says of it in turn. */
function watching(...answers: (Partial<Video> | number)[]) {
  const tab = { hidden: false, asked: 0, seen: () => {}, due: null as (() => void) | null };
  const told: News[] = [];
  const load = async (): Promise<Video> => {
    const answer = answers[Math.min(tab.asked++, answers.length - 1)];
    if (typeof answer === "number") throw problemFromResponse(answer, null);
    return { ...QUEUED, ...answer };
  };
  const news = new OrderNews(load, (one) => told.push(one), {
    hidden: () => tab.hidden,
    onVisibility: (then) => {
      tab.seen = then;
      return () => (tab.seen = () => {});
    },
    setTimer: (_, then) => {
      tab.due = then;
      return () => (tab.due = null);
    },
  });
  const end = news.start();
  news.showList(true);
  news.learn(QUEUED);
  return {
    news,
    told: () => told.map(({ what }) => what),
    asked: () => tab.asked,
    end,
    hide: (hidden: boolean) => {
      tab.hidden = hidden;
      tab.seen();
    },
    minute: async () => {
      tab.due?.();
      await new Promise((done) => setTimeout(done));
    },
  };
}

test.each([
  ["completed", "Notes are ready"],
  ["failed", "No notes could be made"],
  ["needs_captions", "A video needs captions"],
  ["needs_confirmation", "A long video needs your word"],
  ["waiting", "A video has to wait"],
] as const)("in a hidden tab an order that is %s is told once, until one looks", async (status, what) => {
  const { news, told, hide, minute } = watching({ status: "processing" }, { status });
  hide(true);
  for (let turn = 0; turn < 4; turn++) await minute();
  expect([told(), news.headline()]).toEqual([[what], what]);
  hide(false);
  expect(news.headline()).toBe("");
});

test("on another page of the app it is told likewise", async () => {
  const { news, told, minute } = watching({ status: "completed" });
  news.showList(false);
  await minute();
  expect(told()).toEqual(["Notes are ready"]);
  news.showList(true);
  expect(news.headline()).toBe("");
});

test("who sees the list is told nothing, and nothing is asked", async () => {
  const { news, told, asked, minute } = watching({ status: "completed" });
  await minute();
  news.learn({ ...QUEUED, status: "completed" });
  expect([told(), asked()]).toEqual([[], 0]);
});

test("what goes on, and what its user has cancelled, is no news", async () => {
  const { told, hide, minute } = watching({ status: "processing" }, { status: "cancelled" });
  hide(true);
  for (let turn = 0; turn < 3; turn++) await minute();
  expect(told()).toEqual([]);
});

test("several are counted, and those that have ended are not asked after", async () => {
  const { news, asked, hide, minute } = watching({ status: "completed" });
  news.learn({ ...QUEUED, video_id: "b".repeat(32), status: "failed" });
  hide(true);
  news.learn({ ...QUEUED, video_id: "c".repeat(32), status: "queued" });
  news.learn({ ...QUEUED, video_id: "c".repeat(32), status: "failed" });
  await minute();
  await minute();
  expect([news.headline(), asked()]).toEqual(["(2) News of your videos", 1]);
});

test.each([
  [503, 3],
  [404, 1],
])("an answer of %i is asked for %i times in three minutes", async (status, times) => {
  const { asked, hide, minute } = watching(status);
  hide(true);
  for (let turn = 0; turn < 3; turn++) await minute();
  expect(asked()).toBe(times);
});

test("an ended watch asks nothing, and leaves nothing said", async () => {
  const { news, asked, hide, end, minute } = watching({ status: "processing" }, { status: "completed" });
  hide(true);
  await minute();
  await minute();
  end();
  await minute();
  expect([asked(), news.headline()]).toEqual([2, ""]);
});
