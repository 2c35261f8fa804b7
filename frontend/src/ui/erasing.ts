import { formatDate } from "@/language/formats";
import { messages } from "@/language/messages";

/** Since when something is being erased, and until when; `since` is null where that is not known. */
export function erasingText(since: string | null): string {
  return messages().everywhere.erasing(
    since ? formatDate(since, { dateStyle: "medium", timeStyle: "short" }) : "",
  );
}
