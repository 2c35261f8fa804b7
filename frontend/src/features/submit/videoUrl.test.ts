import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseVideoUrl, type UrlProblem } from "./videoUrl";

interface Case {
  input: string;
  note: string;
  id?: string;
  reason?: UrlProblem;
}

// The same cases as the engine's own; they lie beside the checkout and are no part of it.
const file = resolve("../../shared/youtube_urls.json");
const shared: { accept: Case[]; reject: Case[] } = existsSync(file)
  ? JSON.parse(readFileSync(file, "utf8"))
  : { accept: [], reject: [] };

const OWN: Case[] = [
  { note: "watch", input: "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s", id: "dQw4w9WgXcQ" },
  { note: "short", input: "youtu.be/dQw4w9WgXcQ?si=x", id: "dQw4w9WgXcQ" },
  { note: "bare id", input: "  dQw4w9WgXcQ ", id: "dQw4w9WgXcQ" },
  { note: "in a sentence", input: "<https://youtu.be/dQw4w9WgXcQ>.", id: "dQw4w9WgXcQ" },
  { note: "shorts", input: "https://m.youtube.com/shorts/dQw4w9WgXcQ", id: "dQw4w9WgXcQ" },
  { note: "old embed", input: "https://www.youtube.com/v/dQw4w9WgXcQ&hl=en", id: "dQw4w9WgXcQ" },
  { note: "fragment", input: "https://m.youtube.com/#/watch?v=dQw4w9WgXcQ", id: "dQw4w9WgXcQ" },
  { note: "YouTube Kids", input: "https://www.youtubekids.com/watch?v=dQw4w9WgXcQ&hl=en", id: "dQw4w9WgXcQ" },
  { note: "typographic quotes", input: "« https://youtu.be/dQw4w9WgXcQ »?", id: "dQw4w9WgXcQ" },
  { note: "second mark", input: "https://www.youtube.com/watch?v=dQw4w9WgXcQ?si=x", id: "dQw4w9WgXcQ" },
  { note: "mark before a time", input: "https://youtu.be/dQw4w9WgXcQ?si=x?t=90", id: "dQw4w9WgXcQ" },
  {
    note: "second mark, two videos",
    input: "https://www.youtube.com/watch?v=dQw4w9WgXcQ?v=aaaaaaaaaaa",
    reason: "ambiguous_id",
  },
  { note: "nothing", input: "  ", reason: "empty" },
  { note: "look-alike", input: "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", reason: "bad_host" },
  { note: "user", input: "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ", reason: "userinfo" },
  { note: "port", input: "https://youtube.com:8080/watch?v=dQw4w9WgXcQ", reason: "bad_port" },
  { note: "script", input: "javascript:alert(1)", reason: "bad_scheme" },
  { note: "playlist", input: "https://www.youtube.com/playlist?list=PL12", reason: "playlist" },
  { note: "channel", input: "https://www.youtube.com/@someone", reason: "not_a_video" },
  { note: "cut off", input: "https://youtu.be/dQw4w9W", reason: "bad_id" },
  { note: "two videos", input: "https://youtu.be/dQw4w9WgXcQ?v=aaaaaaaaaaa", reason: "ambiguous_id" },
];

test.each([...OWN, ...shared.accept, ...shared.reject])("$note: $input", ({ input, id, reason }) => {
  expect(parseVideoUrl(input)).toEqual(id ? { id } : { reason });
});
