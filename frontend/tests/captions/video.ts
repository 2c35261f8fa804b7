import type { Video } from "@/api/video";

/** A job that waits for a worker, as the API answers it. */
export const QUEUED: Video = {
  video_id: "a".repeat(32),
  youtube_url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
  youtube_id: "dQw4w9WgXcQ",
  subject: "",
  title: "",
  status: "queued",
  progress: 0,
  current_step: "queued",
  attempt: 1,
  max_attempts: 3,
  next_try_at: null,
  waits_until: null,
  waits_for: null,
  waiting_since: null,
  credits: 1,
  credits_back: 1,
  price: null,
  words: null,
  error: null,
  problems: [],
  note_id: null,
  created_at: "2026-01-01T00:00:00.000Z",
  completed_at: null,
  erasing_since: null,
  order: {
    ...{ focus: "", template: "lecture", writer: null, checkers: null, exporters: ["pdf"], language: "" },
    ...{ upload: null, title: "", captions_language: "", offset: null, speakers: {} },
  },
  captions_file: "",
};
