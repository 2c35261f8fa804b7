import { readFileSync } from "node:fs";
import { captionsOf, correctionsIn, newCaptions, type Preview } from "@/captions/captions";
import { expect, test } from "vitest";
import {
  can,
  DEFAULT_EXPORTERS,
  EMPTY_ORDER,
  IdempotencyKeys,
  orderAgain,
  toRequest,
  queuedVideo,
} from "./order";

const ORDER = { ...EMPTY_ORDER, link: " https://youtu.be/dQw4w9WgXcQ ", subject: " Maths " };

const YOUTUBE = { ordered: null, name: "" };

/** Keys that count up: k1, k2, ... */
function counted(): IdempotencyKeys {
  let made = 0;
  return new IdempotencyKeys(() => `k${++made}`);
}

test("an order names what every note has, and what was chosen", () => {
  expect(toRequest(ORDER, null)).toEqual({
    youtube_url: "https://youtu.be/dQw4w9WgXcQ",
    subject: "Maths",
    focus: "",
    template: "lecture",
    writer: null,
    checkers: null,
    exporters: ["markdown", "json", "pdf"],
    language: "",
    profile: "standard",
    upload: null,
    title: "",
    captions_language: "",
    offset: null,
    speakers: {},
  });
});

test("captions of one's own go along with the order", () => {
  const captions = {
    upload: "u",
    title: "Talk",
    captions_language: "de",
    offset: null,
    speakers: { A: "B" },
  };
  expect(toRequest(ORDER, captions)).toEqual({ ...toRequest(ORDER, null), ...captions });
});

test("an empty form orders what the contract's defaults do", () => {
  const contract = JSON.parse(readFileSync("../infra/openapi.json", "utf8"));
  const { template, exporters } = contract.components.schemas.NewVideo.properties;
  expect([template.default, exporters.default, exporters["x-always-made"]]).toEqual([
    EMPTY_ORDER.template,
    toRequest(EMPTY_ORDER, null).exporters,
    DEFAULT_EXPORTERS,
  ]);
});

test("an order without a file of one's choice still has the least", () => {
  expect(toRequest({ ...ORDER, exporters: [] }, null).exporters).toEqual(["markdown", "json"]);
});

test("a video that is tried once more is the same order", () => {
  const order = {
    ...EMPTY_ORDER,
    link: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    subject: "Maths",
    focus: "proofs by induction",
    template: "quiz",
    writer: "outline",
    checkers: ["none"],
    exporters: ["anki"],
    language: "de",
    profile: "thrifty" as const,
  };
  for (const ordered of [order, { ...EMPTY_ORDER, link: order.link }]) {
    const video = queuedVideo({ video_id: "7", status: "queued" }, ordered, YOUTUBE, new Date(0));
    expect(orderAgain(video)).toEqual(ordered);
    expect(captionsOf(video)).toBeNull();
    expect(toRequest(orderAgain(video), null)).toEqual(toRequest(ordered, null));
  }
});

test("captions of one's own are those of the order that is tried once more", () => {
  const captions = {
    ...{ upload: "u", title: "Talk", captions_language: "de" },
    ...{ offset: 3600, speakers: { "Speaker 1": "Ada" } },
  };
  const sent = { ordered: captions, name: "talk.de.vtt" };
  const again = captionsOf(queuedVideo({ video_id: "7", status: "queued" }, ORDER, sent, new Date(0)));
  expect(again).toEqual({ ...captions, name: "talk.de.vtt" });
  const read = { speakers: ["Speaker 1"] } as Preview;
  expect(again && newCaptions(again.upload, read, correctionsIn(again))).toEqual(captions);
});

test("of a video as an earlier build told it link and subject are kept", () => {
  const again = orderAgain({ youtube_url: "https://youtu.be/dQw4w9WgXcQ", subject: "Maths" });
  expect(again).toEqual({ ...EMPTY_ORDER, link: "https://youtu.be/dQw4w9WgXcQ", subject: "Maths" });
  expect(captionsOf({})).toBeNull();
});

test.each([
  ["", true, true],
  ["", false, false],
  ["claude", true, true],
  ["outline", true, false],
])("a writer %o where Claude is set up (%o) can translate and be thrifty: %o", (writer, ready, expected) => {
  const entry = { kind: "writer" as const, title: "", media_type: "", distribution: "", version: "" };
  const offers = [
    { ...entry, name: "claude", ready, abilities: ["translates", "thrifty"] },
    { ...entry, name: "outline", ready: true, abilities: [] },
  ];
  expect(can("translates", writer, offers)).toBe(expected);
  expect(can("thrifty", writer, offers)).toBe(expected);
});

test("sending the same form again is the same order", () => {
  const keys = counted();
  expect([keys.keyFor(toRequest(ORDER, null)), keys.keyFor(toRequest(ORDER, null))]).toEqual(["k1", "k1"]);
});

test("another order, or the same after it was taken, is a new one", () => {
  const keys = counted();
  const quiz = toRequest({ ...ORDER, template: "quiz" }, null);
  const first = keys.keyFor(toRequest(ORDER, null));
  const other = keys.keyFor(quiz);
  keys.reset();
  expect([first, other, keys.keyFor(quiz)]).toEqual(["k1", "k2", "k3"]);
});

test("what was ordered is in the list at once", () => {
  const video = queuedVideo({ video_id: "7", status: "queued" }, ORDER, YOUTUBE, new Date(0));
  expect([video.youtube_id, video.subject, video.status, video.created_at]).toEqual([
    "dQw4w9WgXcQ",
    "Maths",
    "queued",
    "1970-01-01T00:00:00.000Z",
  ]);
});
