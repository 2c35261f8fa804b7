import type { Video } from "@/api/video";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Library } from "./Library";

const DONE: Video = {
  video_id: "a".repeat(32),
  youtube_url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
  youtube_id: "dQw4w9WgXcQ",
  subject: "",
  title: "Waves",
  status: "completed",
  progress: 100,
  current_step: "done",
  attempt: 1,
  max_attempts: 3,
  next_try_at: null,
  waits_until: null,
  waits_for: null,
  waiting_since: null,
  credits: 1,
  credits_back: 0,
  price: null,
  words: null,
  error: null,
  problems: [],
  note_id: null,
  created_at: "2026-01-01T00:00:00.000Z",
  completed_at: "2026-01-01T00:00:00.000Z",
  order: { template: "lecture", writer: null, checkers: null, exporters: ["pdf"], language: "" },
  erasing_since: "2027-01-15T08:00:00.000Z",
};

test.each(["completed", "failed"] as const)("a %s video that is being erased cannot be opened", (status) => {
  render(
    <Library
      videos={[{ ...DONE, status }]}
      hasMore={false}
      loadMore={() => Promise.resolve()}
      onRemoved={() => undefined}
      renderJob={() => "a card of a job"}
    />,
  );
  expect(screen.getByText(/It is being erased since .*2027/)).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.queryByText("a card of a job")).toBeNull();
});
