import { createApiClient } from "@/api/client";
import { beforeEach, expect, test } from "vitest";
import { refusal } from "../../tests/captions/world";
import { keepUnsent, sendUnsent, unsentReviews, type ReviewLine } from "./unsentReviews";

beforeEach(() => window.localStorage.clear());

function line(number: number): ReviewLine {
  const id = `entry-${String(number).padStart(4, "0")}`;
  const at = "2026-12-01T09:00:00.000+01:00";
  return { id, at, kind: "review", video: "hQVTIJBZook", card: "3f9a1c07", rating: 3, undone: null };
}

/** A service that answers each batch so; the ids that it was sent. */
function service(answer: (ids: string[]) => Response) {
  const batches: string[][] = [];
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, async (input) => {
    const { reviews } = (await (input as Request).json()) as { reviews: ReviewLine[] };
    batches.push(reviews.map(({ id }) => id));
    return answer(batches.at(-1) ?? []);
  });
  return { api, batches };
}

const taken = () => new Response(null, { status: 204 });
const ids = () =>
  unsentReviews()
    .map(({ id }) => id)
    .sort();

test("all are sent, a hundred at a time, and are then no more here", async () => {
  for (let number = 0; number < 130; number++) keepUnsent(line(number));
  window.localStorage.setItem("theme", "dark");
  const { api, batches } = service(taken);
  expect([await sendUnsent(api), batches.map(({ length }) => length), ids()]).toEqual([null, [100, 30], []]);
  expect(await sendUnsent(api)).toBeNull();
  expect([batches.length, window.localStorage.length]).toEqual([2, 1]);
});

test("what does not arrive stays, and the rest is not tried in vain", async () => {
  for (let number = 0; number < 130; number++) keepUnsent(line(number));
  const { api, batches } = service(() => refusal(429, "too_many_requests", "Wait.", true));
  expect([(await sendUnsent(api))?.code, batches.length, ids().length]).toEqual([
    "too_many_requests",
    1,
    130,
  ]);
});

test("one that is refused holds back itself alone", async () => {
  for (let number = 0; number < 9; number++) keepUnsent(line(number));
  const { api } = service((sent) =>
    sent.includes("entry-0004") ? refusal(400, "bad_body", "A day ahead.") : taken(),
  );
  expect([(await sendUnsent(api))?.code, ids()]).toEqual(["bad_body", ["entry-0004"]]);
});
