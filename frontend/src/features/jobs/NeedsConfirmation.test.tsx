import { MeContext } from "@/api/MeContext";
import type { Video } from "@/api/video";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import { refusal, show } from "../../../tests/captions/world";
import { JobCard } from "./JobCard";

afterEach(() => vi.unstubAllGlobals());

const ID = "b".repeat(32);
const WAITING: Video = {
  ...QUEUED,
  video_id: ID,
  status: "needs_confirmation",
  progress: 9,
  current_step: "waiting",
  attempt: 0,
  waits_until: "2027-01-15T08:00:00.000Z",
  price: 3,
  words: 84_210,
};
const CONFIRM = `POST /videos/${ID}/confirm`;
const reload = vi.fn();

function Card({ video, credits }: { video: Video; credits: number }) {
  const [now, setNow] = useState(video);
  const data = {
    user_id: "u",
    email: "",
    name: "",
    provider: "",
    credits,
    open_jobs: 1,
    created_at: "",
    erasing_since: null,
  };
  return (
    <MeContext value={{ data, problem: null, reload }}>
      <JobCard video={now} onUpdate={setNow} onRemoved={() => undefined} onRetry={() => undefined} />
    </MeContext>
  );
}

const goOn = () => screen.findByRole("button", { name: "Make the notes for 3 credits" });

test("a long video says what it costs, and goes on when its price is agreed to", async () => {
  const { user, of } = show(<Card video={WAITING} credits={2} />, {
    [CONFIRM]: () => Response.json({ video_id: ID, status: "queued" }, { status: 202 }),
  });
  await screen.findByText("Waiting for your word.");
  expect(screen.getByText(/84,210 words, about 8 hours of talk/)).toBeTruthy();
  expect(screen.getByText(/1 credit is paid already; the other 2 are charged/)).toBeTruthy();
  expect(screen.queryByRole("progressbar")).toBeNull();
  await user.click(await goOn());
  await screen.findByText(/Waiting for a free worker/);
  expect(of(CONFIRM)).toEqual([{ credits: 3 }]);
  expect(reload).toHaveBeenCalled();
});

test("who has too few credits is led to where they are bought", async () => {
  show(<Card video={WAITING} credits={1} />, {});
  await screen.findByText(/You have 1 of the 2 that are still to be paid: 1 short/);
  expect(screen.getByRole("link", { name: "Buy credits" }).getAttribute("href")).toBe("/credits");
  expect(screen.queryByRole("button", { name: /Make the notes/ })).toBeNull();
});

test("credits that were spent in another tab are missed by the service, and bought", async () => {
  const { user } = show(<Card video={WAITING} credits={2} />, {
    [CONFIRM]: () => refusal(402, "too_few_credits", "This takes 2 more of your credits, and you have 0."),
  });
  await user.click(await goOn());
  await screen.findByText(/you have 0/);
  expect(screen.getByRole("link", { name: "Buy credits" })).toBeTruthy();
});

test("a price that has changed is shown anew before anything is charged", async () => {
  const { user } = show(<Card video={WAITING} credits={5} />, {
    [CONFIRM]: () => refusal(409, "price_changed", "This video takes 4 credits."),
    [`GET /videos/${ID}`]: () => Response.json({ ...WAITING, price: 4 }),
  });
  await user.click(await goOn());
  await screen.findByText("This video takes 4 credits.");
  await screen.findByRole("button", { name: "Make the notes for 4 credits" });
});

test("one that waits no longer is shown as it is", async () => {
  const { user } = show(<Card video={WAITING} credits={5} />, {
    [CONFIRM]: () => refusal(409, "not_to_confirm", "It does not wait."),
    [`GET /videos/${ID}`]: () => Response.json({ ...WAITING, status: "processing", current_step: "write" }),
  });
  await user.click(await goOn());
  await screen.findByText(/Writing the notes/);
});

test("it is cancelled without a question, and its credit comes back", async () => {
  const error = { code: "cancelled", message: "", retryable: false, refunded: true };
  const { user, of } = show(<Card video={WAITING} credits={5} />, {
    [`DELETE /videos/${ID}`]: () => Response.json({ video_id: ID, outcome: "cancelled" }),
    [`GET /videos/${ID}`]: () => Response.json({ ...WAITING, status: "cancelled", error }),
  });
  await user.click(await screen.findByRole("button", { name: /^Cancel/ }));
  await screen.findByText("You cancelled this video.");
  expect(screen.getByText(/Your credit is back/)).toBeTruthy();
  expect(of(`DELETE /videos/${ID}`)).toHaveLength(1);
});

test("what is begun is cancelled after it was said what comes back", async () => {
  HTMLDialogElement.prototype.showModal ??= () => undefined;
  HTMLDialogElement.prototype.close ??= () => undefined;
  const written = {
    ...WAITING,
    status: "queued",
    current_step: "write",
    credits: 3,
    credits_back: 1,
  } as const;
  const { user, of } = show(<Card video={written} credits={5} />, {});
  await user.click(await screen.findByRole("button", { name: /^Cancel/ }));
  await screen.findByText(/1 of its 3 credits comes back; the words of the others are begun/);
  expect(of(`DELETE /videos/${ID}`)).toEqual([]);
});
