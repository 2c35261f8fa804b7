import { offlineProblem } from "@/api/problem";
import { expect, test } from "vitest";

import type { Mark } from "../note";
import { MarkStore, MOST_MARKS } from "./markStore";

/** A store and what it sent; each request waits for its answer. */
function keep(marks: Mark[] = []) {
  const sent: { marks: Mark[]; answer: (error?: unknown) => Promise<void> }[] = [];
  const store = new MarkStore(
    marks,
    (all) =>
      new Promise<void>((resolve, reject) => {
        const answer = async (error?: unknown) => {
          if (error) reject(error as Error);
          else resolve();
          await new Promise((done) => setTimeout(done));
        };
        sent.push({ marks: all, answer });
      }),
  );
  const shown = () => Object.fromEntries(store.marks);
  return { store, sent, shown };
}

test("a mark is shown at once and sent with all others", () => {
  const { store, sent, shown } = keep([{ id: "a", remark: "No." }]);
  let told = 0;
  store.subscribe(() => (told += 1));
  store.mark("b");
  expect(shown()).toEqual({ a: "No.", b: "" });
  expect(told).toBe(1);
  expect(sent.map(({ marks }) => marks)).toEqual([
    [
      { id: "a", remark: "No." },
      { id: "b", remark: "" },
    ],
  ]);
});

test("what changes while a request is under way is sent after it, once", async () => {
  const { store, sent, shown } = keep();
  store.mark("a");
  store.mark("b");
  store.mark("a", "Why?");
  store.unmark("b");
  expect(sent.length).toBe(1);
  await sent[0]?.answer();
  expect(sent.map(({ marks }) => marks)).toEqual([[{ id: "a", remark: "" }], [{ id: "a", remark: "Why?" }]]);
  await sent[1]?.answer();
  expect([shown(), sent.length, store.problem]).toEqual([{ a: "Why?" }, 2, null]);
});

test("all is settled once the last change is kept or refused", async () => {
  const { store, sent } = keep();
  let settled = 0;
  await store.settled();
  store.mark("a");
  store.mark("b");
  void store.settled().then(() => (settled += 1));
  await sent[0]?.answer();
  expect(settled).toBe(0);
  await sent[1]?.answer(offlineProblem());
  expect(settled).toBe(1);
});

test("when it fails what was kept is shown, and the line says why", async () => {
  const { store, sent, shown } = keep([{ id: "a", remark: "" }]);
  store.unmark("a");
  expect(shown()).toEqual({});
  await sent[0]?.answer(offlineProblem());
  expect([shown(), store.problem?.line, store.problem?.problem.code]).toEqual([{ a: "" }, "a", "offline"]);
  store.unmark("a");
  expect(store.problem).toBeNull();
  await sent[1]?.answer();
  expect(shown()).toEqual({});
});

test("more than a note keeps are not sent", () => {
  const { store, sent } = keep(Array.from({ length: MOST_MARKS }, (_, at) => ({ id: `${at}`, remark: "" })));
  store.mark("more");
  expect([sent.length, store.marks.size, store.problem?.problem.code]).toEqual([0, 200, "too_many_marks"]);
  store.mark("7", "This one.");
  expect(sent.length).toBe(1);
});
