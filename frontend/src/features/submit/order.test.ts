import { expect, test } from "vitest";
import { NEW, OrderKeys, requestOf, videoOf } from "./order";

const ORDER = { ...NEW, link: " https://youtu.be/dQw4w9WgXcQ ", subject: " Maths " };

/** Keys that count up: k1, k2, ... */
function counted(): OrderKeys {
  let made = 0;
  return new OrderKeys(() => `k${++made}`);
}

test("an order names what every note has, and what was chosen", () => {
  expect(requestOf(ORDER)).toEqual({
    youtube_url: "https://youtu.be/dQw4w9WgXcQ",
    subject: "Maths",
    template: "lecture",
    writer: null,
    exporters: ["markdown", "json", "pdf"],
    language: "",
    upload: null,
  });
});

test("an order without a file of one's choice still has the least", () => {
  expect(requestOf({ ...ORDER, exporters: [] }).exporters).toEqual(["markdown", "json"]);
});

test("sending the same form again is the same order", () => {
  const keys = counted();
  expect([keys.keyFor(requestOf(ORDER)), keys.keyFor(requestOf(ORDER))]).toEqual(["k1", "k1"]);
});

test("another order, or the same after it was taken, is a new one", () => {
  const keys = counted();
  const first = keys.keyFor(requestOf(ORDER));
  const other = keys.keyFor(requestOf({ ...ORDER, template: "quiz" }));
  keys.done();
  expect([first, other, keys.keyFor(requestOf({ ...ORDER, template: "quiz" }))]).toEqual(["k1", "k2", "k3"]);
});

test("what was ordered is in the list at once", () => {
  const video = videoOf({ video_id: "7", status: "queued" }, ORDER, new Date(0));
  expect([video.youtube_id, video.subject, video.status, video.created_at]).toEqual([
    "dQw4w9WgXcQ",
    "Maths",
    "queued",
    "1970-01-01T00:00:00.000Z",
  ]);
});
