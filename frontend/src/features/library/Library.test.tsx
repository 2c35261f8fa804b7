import type { Video } from "@/api/video";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { show } from "../../../tests/captions/world";
import { Library } from "./Library";

const changed = vi.fn<(video: Video) => void>();

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
      onChanged={() => undefined}
      onRemoved={() => undefined}
      renderJob={() => "a card of a job"}
    />,
  );
  expect(screen.getByText(/It is being erased since .*2027/)).toBeTruthy();
  expect(within(screen.getByRole("list")).queryByRole("link")).toBeNull();
  expect(screen.queryByText("a card of a job")).toBeNull();
});

test("somebody new finds an example that costs nothing", () => {
  render(
    <Library
      videos={[]}
      hasMore={false}
      loadMore={() => Promise.resolve()}
      onChanged={() => undefined}
      onRemoved={() => undefined}
      renderJob={() => null}
    />,
  );
  expect(screen.getByRole("link", { name: "Open an example" }).getAttribute("href")).toBe("/sample");
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
      onChanged={() => undefined}
      onRemoved={() => undefined}
      renderJob={(video) => video.video_id}
    />
  );
  const { rerender } = render(list(rows));
  await userEvent.type(screen.getByRole("searchbox"), "waves");
  rerender(list([QUEUED, ...rows], QUEUED.video_id));
  expect(scrolled).toEqual([QUEUED.video_id]);
});

test("rows of one name say what they are and when they were ordered, and so do their buttons", async () => {
  const done = (id: string, second: string, order: Partial<Video["order"]>): Video => ({
    ...DONE,
    ...{ video_id: id, note_id: id, erasing_since: null, order: { ...DONE.order, ...order } },
    ...{
      created_at: `2026-11-01T10:00:${second}Z`,
      facts: { writer: "outline", language: "en", seconds: 900 },
    },
  });
  const asked = show(
    <Library
      videos={[done("1", "01", {}), done("2", "02", { template: "cornell" }), done("3", "03", {})]}
      hasMore={false}
      loadMore={() => Promise.resolve()}
      onChanged={changed}
      onRemoved={() => undefined}
      renderJob={() => null}
    />,
    { "PATCH /notes/2": () => Response.json({ note_id: "2", title: "Waves, for the exam", marks: [] }) },
  );
  const told = within(screen.getByRole("list"))
    .getAllByRole("link")
    .map((link) => document.getElementById(link.getAttribute("aria-describedby") ?? ""));
  expect(new Set(told.map((facts) => facts?.textContent)).size).toBe(3);
  expect(told[1]?.textContent).toMatch(/^Cornell, by OutlineEnglish15 min.*2026/);
  expect(new Set(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).size).toBe(
    6,
  );

  await asked.user.click(screen.getAllByRole("button", { name: /^Rename Waves, / })[1] as HTMLElement);
  const title = screen.getByLabelText("Title");
  await asked.user.clear(title);
  await asked.user.type(title, "Waves, for the exam{Enter}");
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  expect(changed.mock.calls[0]?.[0]).toMatchObject({ video_id: "2", title: "Waves, for the exam" });
  expect(asked.of("PATCH /notes/2")).toEqual([{ title: "Waves, for the exam", marks: null }]);
});
