import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { cleanup, render, screen } from "@testing-library/react";
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
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-12-01T09:00:00") });
});
afterEach(() => {
  vi.useRealTimers();
});

function open(marked: string[] = []) {
  cleanup();
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, () => Promise.reject(new TypeError()));
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
  return userEvent.setup();
}

function PlayedFrom() {
  return (
    <output aria-label="played from">{usePlaybackState((now) => (now.started ? now.seconds : "not"))}</output>
  );
}

const status = () => screen.getByRole("status", { name: "" }).textContent;

test("a card is asked, answered and kept, all by keys, and comes back on its day", async () => {
  const user = open();
  expect([status(), screen.queryByText("Thrust is this.")]).toEqual(["2 cards due today", null]);
  await user.keyboard(" ");
  expect(screen.getByText("Thrust is this.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Easy 8 days" })).toBeTruthy();
  await user.keyboard("4 4");
  expect(status()).toBe("Nothing is due today.");
  expect(document.activeElement?.textContent).toMatch(/comes back on Wednesday.*9/);

  vi.setSystemTime(new Date("2026-12-08T23:00:00"));
  open();
  expect(status()).toBe("Nothing is due today.");
  vi.setSystemTime(new Date("2026-12-09T05:00:00"));
  open();
  expect(status()).toBe("2 cards due today");
});

test("what was pressed is taken back and asked once more", async () => {
  const user = open();
  await user.click(screen.getByRole("button", { name: "Show the answer" }));
  await user.click(screen.getByRole("button", { name: "Easy 8 days" }));
  expect(screen.getByText("Load?")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Undo the last" }));
  expect([status(), screen.getByText("Thrust?")]).toEqual(["2 cards due today", expect.anything()]);
  expect(screen.queryByRole("button", { name: "Undo the last" })).toBeNull();
});

test("the focus stays with the card, so that the keys and a screen reader go on from it", async () => {
  const user = open();
  await user.click(screen.getByRole("button", { name: "Show the answer" }));
  expect(document.activeElement?.textContent).toContain("Thrust is this.");
  await user.click(screen.getByRole("button", { name: "Good 10 min" }));
  expect(document.activeElement?.textContent).toContain("Load?");
});

test("a wrong answer plays the second that proves the right one, and a right one plays nothing", async () => {
  const user = open();
  await user.keyboard(" 3");
  expect(screen.getByLabelText("played from").textContent).toBe("not");
  await user.keyboard(" 1");
  expect(screen.getByLabelText("played from").textContent).toBe("80");
});

test("a suspended card is asked no more, until it is wanted again", async () => {
  await open().keyboard("s");
  expect(status()).toBe("1 card due today");
  const user = open();
  expect(status()).toBe("1 card due today");
  await user.click(screen.getByRole("button", { name: "Ask again" }));
  expect(status()).toBe("2 cards due today");
});

test("cards of lines that were marked as wrong are held back", () => {
  open(["Thrust"]);
  expect(status()).toBe("1 card due today");
  expect(screen.getByText(/1 card is held back/)).toBeTruthy();
});
