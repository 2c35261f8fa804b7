import type { Video } from "@/api/video";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { Library } from "./Library";

const DONE: Video = {
  ...QUEUED,
  title: "Waves",
  status: "completed",
  progress: 100,
  current_step: "done",
  credits_back: 0,
  completed_at: "2026-01-01T00:00:00.000Z",
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

test("what was just ordered is brought into view, be it hidden by a search", async () => {
  const scrolled: (string | undefined)[] = [];
  Element.prototype.scrollIntoView = function (this: HTMLElement) {
    scrolled.push(this.dataset.video);
  };
  const rows = ["b", "c", "d", "e", "f"].map((id) => ({ ...QUEUED, video_id: id, title: "Waves" }));
  const list = (videos: Video[], ordered?: string) => (
    <Library
      {...{ videos, ordered, hasMore: false }}
      loadMore={() => Promise.resolve()}
      onRemoved={() => undefined}
      renderJob={(video) => video.video_id}
    />
  );
  const { rerender } = render(list(rows));
  await userEvent.type(screen.getByRole("searchbox"), "waves");
  rerender(list([QUEUED, ...rows], QUEUED.video_id));
  expect(scrolled).toEqual([QUEUED.video_id]);
});
