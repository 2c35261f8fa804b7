import type { Schema } from "@/api/client";
import { messages } from "@/language/messages";

/** A plugin's name, and after a colon or comma what it does: the service says it in English. */
export function pluginTitle({ title }: Pick<Schema<"PluginEntry">, "title">): string {
  return messages().translations.pluginTitles[title] ?? title;
}
