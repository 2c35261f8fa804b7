import { createApiClient } from "@/api/client";
import { unsentReviews } from "@/reviews/unsentReviews";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stubBrowser } from "../../../../tests/stubBrowser";
import type { NoteView, Segment } from "../note";
import { MarkProvider } from "../marks/MarkContext";
import { PlayerProvider, usePlaybackState } from "../player/PlayerContext";
import type { ReviewCard } from "./dueCards";
import { Review } from "./Review";

const CARDS: ReviewCard[] = ["Thrust", "Load"].map((asked, number) => ({
  id: asked,
  asked: `${asked}?`,
  answer: `${asked} is this.`,
  choices: [],
  explanation: "",
  cites: [number],
}));
const SEGMENTS: Segment[] = [
  { start: 66, end: 70, text: "", speaker: "", marks: [] },
  { start: 80, end: 84, text: "", speaker: "", marks: [] },
];

beforeEach(() => {
  stubBrowser();
  account = new Map();
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-12-01T09:00:00") });
});
afterEach(() => {
  vi.useRealTimers();
});

type Line = Record<string, unknown>;

/** What the account has of the video; none while there is no connection. */
let account: Map<unknown, Line> | null;

/** A service that keeps entries by their ids, and gives them two to a page. */
async function serve(request: Request): Promise<Response> {
  if (account === null) throw new TypeError();
  if (request.method === "POST") {
    const { reviews } = (await request.json()) as { reviews: Line[] };
    for (const line of reviews) if (!account.has(line.id)) account.set(line.id, line);
    return new Response(null, { status: 204 });
  }
  const { searchParams } = new URL(request.url);
  const from = Number(searchParams.get("cursor"));
  const all = [...account.values()].filter(({ video }) => video === searchParams.get("video"));
  const next_cursor = from + 2 < all.length ? String(from + 2) : null;
  return Response.json({ reviews: all.slice(from, from + 2), next_cursor });
}

/** On this device, or on another that has nothing of it yet. */
async function open(marked: string[] = [], { anew = false } = {}) {
  cleanup();
  await vi.waitFor(() => expect(account === null || unsentReviews().length === 0).toBe(true));
  if (anew) window.localStorage.clear();
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, (input) => serve(input as Request));
  const view = { note_id: "1", marks: marked.map((id) => ({ id, remark: "" })) } as unknown as NoteView;
  render(
    <ServiceContext value={{ api, settings: {} as Settings }}>
      <PlayerProvider youtubeId="" segments={SEGMENTS} estimated={false}>
        <MarkProvider view={view} kept={false}>
          <PlayedFrom />
          <Review cards={CARDS} noteId="1" youtubeId="sampleVideo" />
        </MarkProvider>
      </PlayerProvider>
    </ServiceContext>,
  );
  await waitFor(() => expect(status()).not.toBe("Your answers are on their way"));
  return userEvent.setup();
}

function PlayedFrom() {
  return (
    <output aria-label="played from">{usePlaybackState((now) => (now.started ? now.seconds : "not"))}</output>
  );
}

const status = () => screen.getByRole("status", { name: "" }).textContent;

test("a card is asked, answered and kept, all by keys, and comes back on its day", async () => {
  const user = await open();
  expect([status(), screen.queryByText("Thrust is this.")]).toEqual(["2 cards due today", null]);
  await user.keyboard(" ");
  expect(screen.getByText("Thrust is this.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Easy 8 days" })).toBeTruthy();
  await user.keyboard("4 4");
  expect(status()).toBe("Nothing is due today.");
  expect(document.activeElement?.textContent).toMatch(/comes back on Wednesday.*9/);

  vi.setSystemTime(new Date("2026-12-08T23:00:00"));
  await open();
  expect(status()).toBe("Nothing is due today.");
  vi.setSystemTime(new Date("2026-12-09T05:00:00"));
  await open();
  expect(status()).toBe("2 cards due today");
});

test("what was pressed is taken back and asked once more", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Show the answer" }));
  await user.click(screen.getByRole("button", { name: "Easy 8 days" }));
  expect(screen.getByText("Load?")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Undo the last" }));
  expect([status(), screen.getByText("Thrust?")]).toEqual(["2 cards due today", expect.anything()]);
  expect(screen.queryByRole("button", { name: "Undo the last" })).toBeNull();
});

test("the focus stays with the card, so that the keys and a screen reader go on from it", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Show the answer" }));
  expect(document.activeElement?.textContent).toContain("Thrust is this.");
  await user.click(screen.getByRole("button", { name: "Good 10 min" }));
  expect(document.activeElement?.textContent).toContain("Load?");
});

test("a wrong answer plays the second that proves the right one, and a right one plays nothing", async () => {
  const user = await open();
  await user.keyboard(" 3");
  expect(screen.getByLabelText("played from").textContent).toBe("not");
  await user.keyboard(" 1");
  expect(screen.getByLabelText("played from").textContent).toBe("80");
});

test("a suspended card is asked no more, until it is wanted again", async () => {
  await (await open()).keyboard("s");
  expect(status()).toBe("1 card due today");
  const user = await open();
  expect(status()).toBe("1 card due today");
  await user.click(screen.getByRole("button", { name: "Ask again" }));
  expect(status()).toBe("2 cards due today");
});

test("cards of lines that were marked as wrong are held back", async () => {
  await open(["Thrust"]);
  expect(status()).toBe("1 card due today");
  expect(screen.getByText(/1 card is held back/)).toBeTruthy();
});

test("what is answered here is known on another device, which answers on, and both are alike", async () => {
  const user = await open();
  expect(screen.getByText(/^Your answers are kept with your account/)).toBeTruthy();
  await user.keyboard(" 4");
  await user.keyboard("s");
  const other = await open([], { anew: true });
  expect(status()).toBe("Nothing is due today.");
  await other.click(screen.getByRole("button", { name: "Ask again" }));
  await other.keyboard(" 4");
  cleanup();
  await waitFor(() =>
    expect([...(account?.values() ?? [])].map(({ kind }) => kind)).toEqual([
      "review",
      "suspend",
      "unsuspend",
      "review",
    ]),
  );
  await open([], { anew: true });
  expect(status()).toBe("Nothing is due today.");
  expect(screen.queryByText(/not to be asked/)).toBeNull();
});

test("without a connection one answers on, is told, and it is sent when there is one", async () => {
  account = null;
  const user = await open();
  await screen.findByText(/^What you answered on other devices is not known here yet\. /);
  await user.keyboard(" 4");
  await leavePage();
  await screen.findByText(/^1 answer is kept in this browser only/);
  account = new Map();
  await act(async () => void window.dispatchEvent(new Event("online")));
  await screen.findByText(/^Your answers are kept with your account/);
  expect([account.size, unsentReviews()]).toEqual([1, []]);
});

test("what another release left in this browser is given to the account", async () => {
  const line = { id: "left-here", at: "2026-12-01T08:00:00+01:00", kind: "suspend", card: "Load" };
  window.localStorage.setItem("reviews.sampleVideo", `${JSON.stringify(line)}\n`);
  await open();
  await waitFor(() =>
    expect(account?.get("left-here")).toMatchObject({ video: "sampleVideo", rating: null }),
  );
});

async function leavePage() {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
  vi.restoreAllMocks();
}
