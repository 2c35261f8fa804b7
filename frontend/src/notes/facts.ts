/** What tells one note from another of the same name. */
import { messages } from "@/language/messages";
import { formatDate } from "@/language/formats";
import type { Video } from "@/api/video";
import { formatDuration } from "@/ui/formatTime";
import { languageName } from "@/ui/languages";

/**
 * Its kind, who writes it, its language, how long the video is: as far as each is known. A function of an earlier build
 * says nothing of what was ordered, or of what came of it.
 */
export function noteFacts({ order, facts }: Pick<Partial<Video>, "order" | "facts">): string[] {
  const writer = facts?.writer || order?.writer;
  const { templates } = messages().translations;
  const kind = order ? (templates[order.template] ?? pluginName(order.template)) : "";
  return [
    kind && writer ? messages().everywhere.kindBy(kind, pluginName(writer)) : kind,
    languageName(facts?.language || order?.language || ""),
    facts?.seconds ? formatDuration(facts.seconds) : "",
  ].filter(Boolean);
}

/** `exam-cram` as people write it. */
function pluginName(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** When it was ordered: to the second where others have its name. */
export function orderedAt(video: Pick<Video, "created_at">, exactly: boolean): string {
  return formatDate(video.created_at, { dateStyle: "medium", ...(exactly && { timeStyle: "medium" }) });
}
