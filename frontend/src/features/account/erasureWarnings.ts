import type { Schema } from "@/api/client";
import { messages } from "@/language/messages";

/** What erasing costs this very account, in words. */
export function erasureWarnings({ credits, open_jobs: open }: Schema<"Me">): string[] {
  const words = messages().account.erase;
  return [
    words.gone,
    ...(open ? [words.stopped(open)] : []),
    credits ? words.creditsLost(credits) : words.noCredits,
    words.signedOut,
  ];
}
