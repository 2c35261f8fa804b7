/** What was seen of a video, in one line. */
import { messages } from "@/language/messages";
import type { Schema } from "@/api/client";
import { formatDuration } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";

/** Its channel and length, whose captions it has, in which language and of how many words. */
export function lookedAt({ video, language, words }: Schema<"PreviewView">): string {
  const told = messages().submit.look;
  const made = video?.captions;
  const facts = [
    video?.channel,
    video?.seconds ? formatDuration(video.seconds) : "",
    made === "auto" || made === "translated" ? told[made] : told.manual,
    language === "und" ? "" : languageName(language),
    told.words(words),
  ];
  return facts.filter(Boolean).join(" · ");
}
