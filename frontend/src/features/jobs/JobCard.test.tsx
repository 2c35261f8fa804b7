import type { Video } from "@/api/video";
import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { refusal, show } from "../../../tests/captions/world";
import { JobCard } from "./JobCard";

afterEach(() => vi.unstubAllGlobals());

const ID = "a".repeat(32);
const WAITING: Video = {
  ...QUEUED,
  video_id: ID,
  status: "needs_captions",
  current_step: "waiting",
  attempt: 3,
  waits_until: "2027-01-15T08:00:00.000Z",
  error: { code: "blocked", message: "", retryable: true, refunded: false },
};

function Card({ video }: { video: Video }) {
  const [now, setNow] = useState(video);
  return <JobCard video={now} onUpdate={setNow} onRemoved={() => undefined} onRetry={() => undefined} />;
}

const goOn = () => screen.findByRole<HTMLButtonElement>("button", { name: "Go on with these captions" });

test("a video that waits for captions says why and until when, and goes on with those that are pasted", async () => {
  const { user, of } = show(<Card video={WAITING} />, {
    [`POST /videos/${ID}/captions`]: () => Response.json({ video_id: ID, status: "queued" }, { status: 202 }),
    [`GET /videos/${ID}`]: () => Response.json({ ...WAITING, status: "queued", current_step: "queued" }),
  });
  await screen.findByText("Waiting for captions.");
  expect(screen.getByText("YouTube does not answer us at the moment.")).toBeTruthy();
  expect(screen.getByText(/waits for them until .*2027/)).toBeTruthy();
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect((await goOn()).disabled).toBe(true);
  await user.type(screen.getByLabelText("Paste the transcript"), "0:03 Hello.");
  await screen.findByText(/^Read as/);
  await user.click(await goOn());
  await screen.findByText(/Waiting for a free worker/);
  expect(of(`POST /videos/${ID}/captions`)).toMatchObject([{ upload: "upload-1", title: "" }]);
});

test("captions that nobody waits for any more: the video is shown as it is", async () => {
  const { user } = show(<Card video={WAITING} />, {
    [`POST /videos/${ID}/captions`]: () => refusal(409, "no_captions_wanted", "It does not wait."),
    [`GET /videos/${ID}`]: () => Response.json({ ...WAITING, status: "processing", current_step: "write" }),
  });
  await user.type(await screen.findByLabelText("Paste the transcript"), "0:03 Hello.");
  await screen.findByText(/^Read as/);
  await user.click(await goOn());
  await screen.findByText(/Writing the notes/);
});

test("what the service says of the captions is told, and one may try again", async () => {
  const { user } = show(<Card video={WAITING} />, {
    [`POST /videos/${ID}/captions`]: () => refusal(503, "busy", "The service is busy.", true),
  });
  await user.type(await screen.findByLabelText("Paste the transcript"), "0:03 Hello.");
  await screen.findByText(/^Read as/);
  await user.click(await goOn());
  await screen.findByText("The service is busy.");
  await waitFor(async () => expect((await goOn()).disabled).toBe(false));
});

test("what waits for captions is cancelled without a question", async () => {
  const { user, of } = show(<Card video={WAITING} />, {
    [`DELETE /videos/${ID}`]: () => Response.json({ video_id: ID, outcome: "cancelled" }),
    [`GET /videos/${ID}`]: () =>
      Response.json({
        ...WAITING,
        status: "cancelled",
        error: { ...WAITING.error, code: "cancelled", refunded: true },
      }),
  });
  await user.click(await screen.findByRole("button", { name: /^Cancel/ }));
  await screen.findByText("You cancelled this video.");
  expect(of(`DELETE /videos/${ID}`)).toHaveLength(1);
});

test("while YouTube refuses everybody it waits by itself, and one may go on with captions at once", async () => {
  const since = "2027-01-14T08:00:00.000Z";
  const waiting = { ...WAITING, status: "waiting", waits_for: "youtube", waiting_since: since } as const;
  let sent = false;
  const { user, of } = show(<Card video={waiting} />, {
    [`POST /videos/${ID}/captions`]: () => {
      sent = true;
      return Response.json({ video_id: ID, status: "queued" }, { status: 202 });
    },
    [`GET /videos/${ID}`]: () =>
      Response.json(sent ? { ...WAITING, status: "queued", current_step: "queued" } : waiting),
  });
  await screen.findByText("Waiting, and nothing is lost.");
  expect(screen.getByText(/YouTube does not answer us, since .*January 14, 2027/)).toBeTruthy();
  await user.click(screen.getByText("Go on at once with captions of your own"));
  await user.type(screen.getByLabelText("Paste the transcript"), "0:03 Hello.");
  await screen.findByText(/^Read as/);
  await user.click(await goOn());
  await screen.findByText(/Waiting for a free worker/);
  expect(of(`POST /videos/${ID}/captions`)).toHaveLength(1);
});

test("while a model refuses everybody it waits, and no captions are asked for", async () => {
  const since = "2027-01-14T08:00:00.000Z";
  show(<Card video={{ ...WAITING, status: "waiting", waits_for: "claude", waiting_since: since }} />, {});
  await screen.findByText("Waiting, and nothing is lost.");
  expect(screen.getByText(/The model that writes the notes does not answer us, since/)).toBeTruthy();
  expect(screen.queryByText(/captions of your own/)).toBeNull();
});

test("one that waited for nothing has failed, and its credit is back", async () => {
  const error = { code: "captions_awaited", message: "", retryable: false, refunded: true };
  show(<Card video={{ ...WAITING, status: "failed", current_step: "waiting", error }} />, {});
  await screen.findByText(/waited three days for captions, and none came/);
  expect(screen.getByText(/Your credit is back/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Use captions of your own" })).toBeTruthy();
});

test("what is written so far can be read from the card, of a video that failed, too", async () => {
  const error = { code: "overloaded", message: "", retryable: true, refunded: true };
  show(<Card video={{ ...WAITING, status: "failed", error, readable: 2 }} />, {});
  const link = await screen.findByRole("link", { name: "Read the 2 sections that are written" });
  expect(link.getAttribute("href")).toBe(`/videos/${ID}`);
});

test("a screen reader hears of each step, and once that one can begin to read: no percent, no count", async () => {
  const now = { ...WAITING, status: "processing" as const, current_step: "write", error: null };
  const answers = [1, 2].map((readable) => ({ ...now, readable, progress: 40 + readable }));
  show(<Card video={now} />, {
    [`GET /videos/${ID}`]: () => Response.json(answers.shift() ?? { ...now, readable: 2, progress: 42 }),
  });
  const said: string[] = [];
  const live = "[role=status], [aria-live=polite]";
  const listener = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
      if (region) said.push(region.textContent);
    }
  });
  listener.observe(document.body, { childList: true, characterData: true, subtree: true });
  for (const sections of ["the section that is", "the 2 sections that are"]) {
    await act(async () => document.dispatchEvent(new Event("visibilitychange")));
    await screen.findByRole("link", { name: `Read ${sections} written` });
  }
  expect(screen.getByText(/42 ?%/)).toBeTruthy();
  listener.disconnect();
  expect(said).toEqual(["You can begin to read."]);
});
