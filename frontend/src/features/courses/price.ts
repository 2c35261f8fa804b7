/** What videos of a course would cost, as far as their words are known. */
import type { Schema } from "@/api/client";

/** So many times the words a credit buys with a profile. */
const TIMES: Partial<Record<string, number>> = { thrifty: 4, fast: 0.5 };

/** One credit for each begun so many words of a video, one at least. */
export function priceOf(
  videos: readonly Pick<Schema<"PreviewedCourseVideo">, "words">[],
  wordsPerCredit: number,
  profile: string,
): number {
  const most = Math.floor(wordsPerCredit * (TIMES[profile] ?? 1));
  return videos.reduce((sum, { words }) => sum + Math.max(1, Math.ceil(words / most)), 0);
}
