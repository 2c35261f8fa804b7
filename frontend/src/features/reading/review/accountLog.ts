/** The log as the account has it: all of it, or what is of one video. */
import { unwrap, type ApiClient, type Schema } from "@/api/client";

import { readEntry, type VideoEntry } from "./reviewLog";

/** As many as an answer holds: a year of a hundred answers a day is 37 requests. */
const PAGE = 1000;
const PAGE_OF_VIDEO = 100;

export async function fetchLog(api: ApiClient, video = ""): Promise<VideoEntry[]> {
  const entries: VideoEntry[] = [];
  const wanted = video ? { video, limit: PAGE_OF_VIDEO } : { limit: PAGE };
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = { ...wanted, ...(cursor && { cursor }) };
    const page: Schema<"ReviewList"> = await unwrap(api.GET("/reviews", { params: { query } }));
    for (const line of page.reviews) {
      const entry = readEntry(line);
      if (entry) entries.push({ ...entry, video: line.video });
    }
    cursor = page.next_cursor;
  }
  return entries;
}
