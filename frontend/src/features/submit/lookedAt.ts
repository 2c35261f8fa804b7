/** What was seen of a video, in one line. */
import type { Schema } from "@/api/client";
import { formatDuration } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";

const CAPTIONS: Record<string, string> = {
  auto: "captions recognised by a machine",
  translated: "captions translated by a machine",
};
const NUMBER = new Intl.NumberFormat("en");

/** Its channel and length, whose captions it has, in which language and of how many words. */
export function lookedAt({ video, language, words }: Schema<"PreviewView">): string {
  const facts = [
    video?.channel,
    video?.seconds ? formatDuration(video.seconds) : "",
    CAPTIONS[video?.captions ?? ""] ?? "captions made by people",
    language === "und" ? "" : languageName(language, "en"),
    `${NUMBER.format(words)} ${words === 1 ? "word" : "words"}`,
  ];
  return facts.filter(Boolean).join(" · ");
}
