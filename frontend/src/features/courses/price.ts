/** What videos of a course would cost, as far as their words are known. */
import type { Schema } from "@/api/client";

/** Of the profile `thrifty` a credit buys four times the words. */
const THRIFTY = 4;

/** One credit for each begun so many words of a video, one at least. */
export function priceOf(
  videos: readonly Pick<Schema<"PreviewedCourseVideo">, "words">[],
  wordsPerCredit: number,
  profile: string,
): number {
  const most = wordsPerCredit * (profile === "thrifty" ? THRIFTY : 1);
  return videos.reduce((sum, { words }) => sum + Math.max(1, Math.ceil(words / most)), 0);
}
