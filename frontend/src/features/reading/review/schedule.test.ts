import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scheduleOf, type Answer } from "./schedule";

interface Case {
  case: string;
  answers: Answer[];
  state: string;
  due: string;
  due_at: string | null;
  stability: number;
  difficulty: number;
}

// Read and not imported: where this folder is built alone, it is not there.
const cases = JSON.parse(readFileSync("../tests/plugins/study/schedule_cases.json", "utf8")) as Case[];

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

test.each(cases)("$case", (expected) => {
  const found = scheduleOf(expected.answers);
  expect(found).not.toBeNull();
  if (found === null) return;
  expect([found.state, isoDay(found.due), found.dueAt]).toEqual([
    expected.state,
    expected.due,
    expected.due_at && Date.parse(expected.due_at),
  ]);
  expect(found.stability).toBeCloseTo(expected.stability, 3);
  expect(found.difficulty).toBeCloseTo(expected.difficulty, 3);
});

test("a card that was never answered is new", () => {
  expect(scheduleOf([])).toBeNull();
});
