import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { unsentReviews } from "@/reviews/unsentReviews";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stubBrowser } from "../../../../tests/stubBrowser";
import DueCount from "./DueCount";
import DuePage from "./DuePage";

interface Kept {
  youtube_id: string;
  terms: string[];
  marks: string[];
}

/** The account: notes by their ids, newest first, and its log. */
let notes: Map<string, Kept>;
let log: Map<unknown, Record<string, unknown>>;
let asked: string[];

beforeEach(() => {
  stubBrowser();
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-12-01T09:00:00") });
  notes = new Map([
    ["newer", { youtube_id: "videoNewer1", terms: ["Thrust", "Lift"], marks: [] }],
    ["older", { youtube_id: "videoOlder1", terms: ["Load"], marks: [] }],
  ]);
  log = new Map();
  asked = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const lineOf = ([note_id, { youtube_id }]: [string, Kept]) => ({
  ...{ note_id, youtube_id, title: note_id, video_id: note_id, subject: "", created_at: "" },
});

function viewOf(id: string, kept: Kept) {
  const terms = kept.terms.map((term, at) => ({
    ...{ id: term.toLowerCase(), term, meaning: `${term} is this.`, cites: [at] },
  }));
  const segments = kept.terms.map((_, at) => ({ start: 60 + at * 10, end: 65 + at * 10, text: "" }));
  const note = { title: id, language: "en", transcript: { segments }, terms };
  const marks = kept.marks.map((mark) => ({ id: mark, remark: "" }));
  return { ...lineOf([id, kept]), note, marks, artifacts: [], problems: [] };
}

async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  asked.push(`${request.method} ${pathname}`);
  if (request.method === "POST") {
    const { reviews } = (await request.json()) as { reviews: Record<string, unknown>[] };
    for (const line of reviews) if (!log.has(line.id)) log.set(line.id, line);
    return new Response(null, { status: 204 });
  }
  if (pathname === "/reviews") return Response.json({ reviews: [...log.values()], next_cursor: null });
  if (pathname === "/notes") return Response.json({ notes: [...notes].map(lineOf), next_cursor: null });
  const id = pathname.replace("/notes/", "");
  const kept = notes.get(id);
  return kept ? Response.json(viewOf(id, kept)) : Response.json({ code: "not_found" }, { status: 404 });
}

function show(page: React.ReactNode) {
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, (input) => serve(input as Request));
  render(<ServiceContext value={{ api, settings: {} as Settings }}>{page}</ServiceContext>);
  return userEvent.setup();
}

/** The page as it is when all that it needs is there; anew on another device where that is said. */
async function open({ anew = false } = {}) {
  cleanup();
  await waitFor(() => expect(unsentReviews()).toEqual([]));
  if (anew) window.localStorage.clear();
  asked = [];
  const user = show(<DuePage />);
  await screen.findByRole("heading", { name: "Due today" });
  await waitFor(() => expect(screen.queryByText(/^Reading /)).toBeNull());
  return user;
}

const status = () => document.querySelector(".review-head [role=status]")?.textContent;
const card = () => document.querySelector(".review-asked")?.textContent;

test("the cards of all notes are asked as one, each beside its own video, and tomorrow's are told", async () => {
  const user = await open();
  await waitFor(() => expect(status()).toBe("3 cards due today"));
  expect([card(), screen.getByRole("link", { name: "newer" }).getAttribute("href")]).toEqual([
    "Thrust",
    "/notes/newer",
  ]);
  await user.keyboard(" 4 4");
  expect([card(), screen.getByRole("link", { name: "older" })]).toEqual(["Load", expect.anything()]);
  await user.keyboard(" 4");
  expect(status()).toBe("Nothing is due today.");
  expect(document.activeElement?.textContent).toMatch(/comes back on Wednesday.*9/);

  vi.setSystemTime(new Date("2026-12-08T12:00:00"));
  await open({ anew: true });
  expect(status()).toBe("Nothing is due today.");
  expect(screen.getByText("3 cards come back in the next 7 days.")).toBeTruthy();
  vi.setSystemTime(new Date("2026-12-09T12:00:00"));
  await open();
  await waitFor(() => expect(status()).toBe("3 cards due today"));
});

test("a wrong answer plays its second and stays until one goes on; it may be taken back", async () => {
  const user = await open();
  await user.keyboard(" 1");
  expect(screen.getByText("Thrust is this.")).toBeTruthy();
  expect(document.querySelector("iframe")?.src).toMatch(/videoNewer1.*start=60/);
  expect(document.activeElement?.textContent).toContain("Thrust is this.");
  await user.keyboard(" ");
  expect(card()).toBe("Lift");
  await user.keyboard("u");
  expect([card(), screen.queryByText("Thrust is this.")]).toEqual(["Thrust", null]);
  await user.keyboard("s");
  expect(screen.getByText(/^1 card not to be asked/)).toBeTruthy();
  cleanup();
  await waitFor(() =>
    expect([...log.values()].map(({ kind, video }) => [kind, video])).toEqual([
      ["review", "videoNewer1"],
      ["undo", "videoNewer1"],
      ["suspend", "videoNewer1"],
    ]),
  );
});

test("a note is read when one of its cards is due or it may hold a new one, and else not", async () => {
  const user = await open();
  await user.keyboard(" 4 4 4");
  await open();
  expect(asked.filter((path) => path.startsWith("GET /notes/"))).toEqual([]);
  notes.set("latest", { youtube_id: "videoLatest", terms: ["Drag"], marks: [] });
  await open();
  await waitFor(() => expect(card()).toBe("Drag"));
  expect(asked.filter((path) => path.startsWith("GET /notes/"))).toEqual(["GET /notes/latest"]);
});

test("a limit of this device holds for all notes together", async () => {
  const user = await open();
  await user.click(screen.getByText("How many a day"));
  await user.clear(screen.getByLabelText("New cards"));
  await user.type(screen.getByLabelText("New cards"), "1");
  expect(status()).toBe("1 card due today");
  await open();
  await waitFor(() => expect(status()).toBe("1 card due today"));
});

test("cards of marked lines are held back, and those of a note that is gone are asked no more", async () => {
  const user = await open();
  await user.keyboard(" 4 4 4");
  notes.set("newer", { youtube_id: "videoNewer1", terms: ["Thrust", "Lift"], marks: ["lift"] });
  notes.delete("older");
  vi.setSystemTime(new Date("2026-12-09T12:00:00"));
  await open();
  await waitFor(() => expect(status()).toBe("1 card due today"));
  expect(screen.getByText(/^1 card is held back/)).toBeTruthy();
});

test("what is still known on a later day is counted as the command counts it", async () => {
  const user = await open();
  expect(screen.getByText(/^What is still known on a later day is counted from tomorrow/)).toBeTruthy();
  await user.keyboard(" 4 4 4");
  vi.setSystemTime(new Date("2026-12-09T12:00:00"));
  const later = await open();
  await waitFor(() => expect(card()).toBe("Thrust"));
  await later.keyboard(" 3 1 ");
  expect(screen.getByText("Still known on a later day: 1 of 2 in the last 30 days.")).toBeTruthy();
});

test("who has no notes is told what this is for", async () => {
  notes.clear();
  show(<DuePage />);
  expect(await screen.findByText(/You have no notes yet/)).toBeTruthy();
});

test("the link says how many learned cards are due, without reading a note", async () => {
  const user = await open();
  await user.keyboard(" 4 4");
  cleanup();
  await waitFor(() => expect(log.size).toBe(2));
  vi.setSystemTime(new Date("2026-12-09T12:00:00"));
  asked = [];
  show(<DueCount />);
  expect(await screen.findByText("2 due")).toBeTruthy();
  expect(asked.sort()).toEqual(["GET /notes", "GET /reviews"]);
});
