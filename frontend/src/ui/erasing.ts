const TIME_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Since when something is being erased, and until when; `since` is null where that is not known. */
export function erasingText(since: string | null): string {
  const begun = since ? ` since ${TIME_FORMAT.format(new Date(since))}` : "";
  return `It is being erased${begun}. What is left of it is gone within the hour.`;
}
