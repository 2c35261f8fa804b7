/**
 * Answers to cards that the service does not have yet. Each lies in this browser by itself, so that no tab overwrites
 * another's; sending one twice changes nothing.
 */
import { unwrap, type ApiClient, type Schema } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";

export type ReviewLine = Schema<"ReviewEntry">;

const PREFIX = "unsent.";
/** As many as the service takes at once. */
const MOST = 100;
/** What a request may take before one is told that it did not arrive. */
const PATIENCE = 15_000;

/** Whether it could be kept. */
export function keepUnsent(line: ReviewLine, storage: Storage = window.localStorage): boolean {
  try {
    storage.setItem(PREFIX + line.id, JSON.stringify(line));
    return true;
  } catch {
    return false;
  }
}

export function unsentReviews(storage: Storage = window.localStorage): ReviewLine[] {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  return names
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => parse(storage.getItem(name)))
    .filter((line) => line !== null);
}

/** Send all of them; why some are left, null where none is. */
export async function sendUnsent(
  api: ApiClient,
  storage: Storage = window.localStorage,
): Promise<ApiProblem | null> {
  const lines = unsentReviews(storage);
  let problem: ApiProblem | null = null;
  for (let first = 0; first < lines.length; first += MOST) {
    problem = (await deliver(api, lines.slice(first, first + MOST), storage)) ?? problem;
    if (problem && problem.status !== 400) break;
  }
  return problem;
}

/** One that is refused holds back itself alone: a batch is halved until it is found. */
async function deliver(
  api: ApiClient,
  lines: readonly ReviewLine[],
  storage: Storage,
): Promise<ApiProblem | null> {
  try {
    // It outlives the page: what was answered last is sent as one leaves.
    const sent = { keepalive: true, signal: AbortSignal.timeout(PATIENCE) };
    await unwrap(api.POST("/reviews", { body: { reviews: [...lines] }, ...sent }));
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status !== 400 || lines.length === 1) return problem;
    const half = Math.ceil(lines.length / 2);
    const before = await deliver(api, lines.slice(0, half), storage);
    if (before && before.status !== 400) return before;
    return (await deliver(api, lines.slice(half), storage)) ?? before;
  }
  for (const { id } of lines) storage.removeItem(PREFIX + id);
  return null;
}

function parse(text: string | null): ReviewLine | null {
  try {
    return JSON.parse(text ?? "null") as ReviewLine | null;
  } catch {
    return null;
  }
}
