import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { stubBrowser } from "../../../tests/stubBrowser";

const ID = "0".repeat(32);
const NOTE = {
  title: "Open protocols",
  language: "en",
  transcript: {
    video: { id: "hQVTIJBZook" },
    segments: [
      { start: 0, end: 9, text: "Protocols are open." },
      { start: 9, end: 70, text: "They are written down." },
    ],
  },
  provenance: { writer: "outline", extracted: true },
  sections: [
    { title: "First", start: 0, end: 9, points: [{ text: "Protocols are **open**.", cites: [0], id: "0a" }] },
    { title: "Second", start: 9, end: 70, points: [{ text: "Written down.", cites: [1], id: "0b" }] },
  ],
  questions: [{ prompt: "Are they open?", answer: "They are.", cites: [1], id: "0c" }],
};
const VIEW = {
  note_id: ID,
  video_id: ID,
  youtube_id: "hQVTIJBZook",
  title: "Open protocols",
  subject: "",
  focus: "",
  created_at: "2026-11-20T10:00:00Z",
  note: NOTE,
  artifacts: [
    {
      name: "note.json",
      media_type: "application/json",
      size: 1,
    },
  ],
  problems: [],
};

beforeEach(stubBrowser);

/** The page of a note, its API answering by method and path; what was asked, and where it led. */
async function visit(
  answers: Record<string, () => Response>,
  onSent: (body: unknown) => void = () => {},
  searchPath = "",
) {
  const { default: NotePage } = await import("./NotePage");
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, (input) => {
    const request = input as Request;
    const { method, url } = request;
    const answer = answers[`${method} ${new URL(url).pathname}`];
    if (method === "PATCH") void request.json().then(onSent);
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("No connection"));
  });
  const { hook, searchHook, history } = memoryLocation({ path: `/notes/${ID}`, searchPath, record: true });
  render(
    <ServiceContext value={{ api, settings: {} as Settings }}>
      <Router hook={hook} searchHook={searchHook}>
        <NotePage id={ID} />
      </Router>
    </ServiceContext>,
  );
  return { history, user: userEvent.setup() };
}

/** As the API has it: the note without its words, which come by themselves. */
const wordless = {
  ...NOTE.transcript,
  segments: NOTE.transcript.segments.map((one) => ({ ...one, text: "" })),
};
const found = (view: object = {}) => ({
  [`GET /notes/${ID}`]: () => Response.json({ ...VIEW, note: { ...NOTE, transcript: wordless }, ...view }),
  [`GET /notes/${ID}/transcript`]: () => Response.json({ transcript: NOTE.transcript }),
});

test("a note is shown, each claim with the time that proves it, and the title tells which", async () => {
  await visit(found());
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Open protocols");
  const claim = screen.getByText("open").closest("li");
  expect(claim && within(claim).getByRole("link").textContent).toBe("Play from 0:00");
  await waitFor(() => expect(document.title).toBe("Open protocols · Study Buddy"));
  expect(document.querySelector("iframe")).toBeNull();
});

/** The page, a service that keeps what is sent or refuses, and what was sent. */
async function visitAndChange(answer: () => Response, view: object = {}) {
  const sent: unknown[] = [];
  const changed = { [`PATCH /notes/${ID}`]: answer };
  const { user } = await visit({ ...found(view), ...changed }, (body) => sent.push(body));
  await screen.findByRole("heading", { level: 1 });
  return { user, sent };
}

const kept = () => Response.json({ note_id: ID, title: "", marks: [] });

test("a line is marked as wrong, with a remark, and the mark is taken back", async () => {
  const { user, sent } = await visitAndChange(kept);
  const claim = screen.getByText("Written down.").closest("li");
  if (!claim) throw new Error("There is no such line.");
  const line = within(claim);
  await user.click(line.getByRole("button", { name: "Mark as wrong" }));
  expect(claim.dataset.wrong).toBe("true");
  expect(screen.getByText("1 line marked as wrong").getAttribute("role")).toBe("status");
  expect(document.activeElement?.textContent).toBe("Undo marking this line as wrong");

  await user.click(line.getByRole("button", { name: "Say why" }));
  expect(document.activeElement?.getAttribute("aria-label")).toBe("What is wrong with this line");
  await user.keyboard("It was 1931.{Enter}");
  expect(line.getByText("It was 1931.")).toBeTruthy();
  expect(document.activeElement?.textContent).toBe("Change the remark");

  await user.click(line.getByRole("button", { name: /^Undo/ }));
  expect(claim.dataset.wrong).toBeUndefined();
  expect(screen.queryByText(/marked as wrong/)).toBeNull();
  expect(sent).toEqual([
    { marks: [{ id: "0b", remark: "" }], title: null },
    { marks: [{ id: "0b", remark: "It was 1931." }], title: null },
    { marks: [], title: null },
  ]);
});

test("a mark that is not kept goes away, and the line says why", async () => {
  const problem = {
    code: "not_found",
    title: "Not Found",
    detail: "There is no such note.",
    retryable: false,
  };
  const { user } = await visitAndChange(() => Response.json(problem, { status: 404 }));
  await user.click(screen.getAllByRole("button", { name: "Mark as wrong" })[0] as HTMLElement);
  const told = await screen.findByRole("alert");
  expect(told.textContent).toContain("There is no such note.");
  expect(told.closest("li")?.dataset.wrong).toBeUndefined();
  expect(screen.queryByText(/line marked/)).toBeNull();
});

test("marks of earlier are shown wherever their lines are", async () => {
  const marks = [
    { id: "0c", remark: "<b>No</b>" },
    { id: "gone", remark: "" },
  ];
  const { user } = await visitAndChange(kept, { marks });
  await user.click(screen.getByRole("tab", { name: "Quiz" }));
  expect(screen.getByText("<b>No</b>").closest("li")?.dataset.wrong).toBe("true");
});

test("the title is what its reader calls it", async () => {
  const { user, sent } = await visitAndChange(kept, { title: "Mine" });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Mine");
  await user.click(screen.getByRole("button", { name: "Rename" }));
  const field = screen.getByLabelText("Title");
  await user.clear(field);
  await user.type(field, " Protocols {Enter}");
  await waitFor(() => expect(sent).toEqual([{ title: "Protocols", marks: null }]));
});

test("a time brings the player in, from there", async () => {
  const { user } = await visit(found());
  const [time] = await screen.findAllByRole("link", { name: "Play from 0:09" });
  if (time) await user.click(time);
  expect(document.querySelector("iframe")?.src).toContain("/embed/hQVTIJBZook?enablejsapi=1");
  expect(document.querySelector("iframe")?.src).toContain("start=9");
});

test("the answer is hidden until it is asked for", async () => {
  const { user } = await visit(found());
  await user.click(await screen.findByRole("tab", { name: "Quiz" }));
  expect(screen.queryByText("They are.")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show the answer" }));
  expect(screen.getByText(/They are\./)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "I knew it" }));
  expect(screen.getByText("1 of 1 right")).toBeTruthy();
});

test("keys search, turn tabs and tell what they do", async () => {
  const { user } = await visit(found());
  await screen.findByRole("heading", { level: 1 });
  await user.keyboard("n");
  expect(screen.getByRole("tab", { name: "Map" }).getAttribute("aria-selected")).toBe("true");
  await user.keyboard("/");
  await waitFor(() => expect(document.activeElement?.getAttribute("type")).toBe("search"));
  await user.keyboard("OPEN?{Backspace}");
  expect(await screen.findByText("1 of 1")).toBeTruthy();
  expect(document.querySelector(".transcript mark")?.textContent).toBe("open");
});

test("a note that is too large for the answer is read by its link", async () => {
  const fetched: string[] = [];
  vi.stubGlobal("fetch", (url: URL) => {
    fetched.push(url.href);
    return Promise.resolve(Response.json(NOTE));
  });
  const link = { url: "https://s3.example/n", expires_at: "" };
  const file = { [`GET /notes/${ID}/artifacts/note.json`]: () => Response.json(link) };
  await visit({ ...found({ note: null }), ...file });
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Open protocols");
  expect(fetched).toEqual(["https://s3.example/n"]);
});

test("of a note that cannot be shown, the files are there to take", async () => {
  const pdf = { ...VIEW.artifacts[0], name: "note.pdf", media_type: "application/pdf" };
  await visit(found({ note: null, artifacts: [pdf] }));
  expect(await screen.findByText("This note cannot be shown here")).toBeTruthy();
  expect(screen.getByRole("button", { name: "PDF" })).toBeTruthy();
});

test("a file that could not be made is told beside the others, with why and what to do", async () => {
  const message = "The ink is out. <b>Buy</b>\u202e some.";
  await visit(found({ problems: [{ exporter: "pdf", code: "no_ink", message }] }));
  const told = (await screen.findByText("The PDF could not be made:")).closest("[role=status]");
  expect(told?.textContent).toContain("The ink is out. <b>Buy</b> some.");
  expect(told?.textContent).toContain("Your credit paid for the notes");
  expect(told?.querySelector("b")).toBeNull();
  expect(screen.getByRole("button", { name: "Notes as data" })).toBeTruthy();
});

test("of a note that cannot be shown, too, one reads what could not be made", async () => {
  const problems = [{ exporter: "cards-deck", code: "no_ink", message: "No ink." }];
  await visit(found({ note: null, artifacts: [], problems }));
  expect(await screen.findByText("The file “cards-deck” could not be made:")).toBeTruthy();
});

test.each([{ problems: [] }, { problems: undefined }])(
  "nothing is said of files that were made",
  async (view) => {
    await visit(found(view));
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByText(/could not be made/)).toBeNull();
  },
);

test("a note that is not there is said to be gone", async () => {
  await visit({ [`GET /notes/${ID}`]: () => new Response("{}", { status: 404 }) });
  expect(await screen.findByText("There is no such note")).toBeTruthy();
});

test("without a connection one may try again", async () => {
  const answers: Record<string, () => Response> = {};
  const { user } = await visit(answers);
  const again = await screen.findByRole("button", { name: "Try again" });
  Object.assign(answers, found());
  await user.click(again);
  expect(await screen.findByRole("tab", { name: "Notes" })).toBeTruthy();
});

test("deleting is asked once more, and leads home", async () => {
  const erased = { video_id: ID, outcome: "erased" };
  const deleted = { [`DELETE /videos/${ID}`]: () => Response.json(erased) };
  const { user, history } = await visit({ ...found(), ...deleted });
  await user.click(await screen.findByRole("button", { name: "Delete this note" }));
  await user.click(screen.getByRole("button", { name: "Delete the note" }));
  await waitFor(() => expect(history).toEqual([`/notes/${ID}`, "/"]));
});

test("the words are asked for when the transcript is opened, and once", async () => {
  const answers = found();
  let asked = 0;
  const words = answers[`GET /notes/${ID}/transcript`];
  const counted = { [`GET /notes/${ID}/transcript`]: () => (asked++, words?.() ?? new Response()) };
  const { user } = await visit({ ...answers, ...counted });
  await screen.findByRole("heading", { level: 1 });
  expect(asked).toBe(0);
  await user.click(screen.getByRole("tab", { name: "Transcript" }));
  expect(await screen.findByText("They are written down.")).toBeTruthy();
  await user.click(screen.getByRole("tab", { name: "Contents" }));
  await user.click(screen.getByRole("tab", { name: "Transcript" }));
  expect(asked).toBe(1);
});

test("words that came with the note, from an earlier build, are not asked for", async () => {
  const { user } = await visit({ [`GET /notes/${ID}`]: () => Response.json(VIEW) });
  await user.click(await screen.findByRole("tab", { name: "Transcript" }));
  expect(await screen.findByText("They are written down.")).toBeTruthy();
});

test("words that cannot be had are said to be missing, and asked for again", async () => {
  const answers: Record<string, () => Response> = found();
  answers[`GET /notes/${ID}/transcript`] = () => new Response("{}", { status: 503 });
  const { user } = await visit(answers);
  await user.click(await screen.findByRole("tab", { name: "Transcript" }));
  const again = await screen.findByRole("button", { name: "Try again" });
  Object.assign(answers, found());
  await user.click(again);
  expect(await screen.findByText("They are written down.")).toBeTruthy();
});

test("the address leads to a tab and a second, and follows where one goes", async () => {
  const { user, history } = await visit(found(), undefined, "tab=quiz&t=9");
  expect((await screen.findByRole("tab", { name: "Quiz" })).getAttribute("aria-selected")).toBe("true");
  await user.click(screen.getByRole("button", { name: /Play the video from 0:09/ }));
  expect(document.querySelector("iframe")?.src).toContain("start=9");
  await user.click(screen.getByRole("tab", { name: "Map" }));
  await waitFor(() => expect(history.at(-1)).toBe(`/notes/${ID}?tab=map&t=9`));
});

test("a second alone shows what is said there", async () => {
  await visit(found(), undefined, "t=12");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Written down."));
});

test("answers, card and tab are there again", async () => {
  const cards = ["One?", "Two?"].map((front) => ({ front, back: front, cites: [0], id: front.length }));
  const view = { note: { ...NOTE, cards } };
  const { user } = await visit(found(view));
  await user.click(await screen.findByRole("tab", { name: "Cards" }));
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("tabpanel"));
  await user.keyboard("{ArrowRight}");
  await user.click(screen.getByRole("tab", { name: "Quiz" }));
  await user.click(screen.getByRole("button", { name: "Show the answer" }));
  await user.click(screen.getByRole("button", { name: "I knew it" }));
  cleanup();
  await visit(found(view));
  expect(await screen.findByText("1 of 1 right")).toBeTruthy();
  expect(screen.getByRole("tab", { name: "Quiz" }).getAttribute("aria-selected")).toBe("true");
  expect(screen.getByText("Card 2 of 2")).toBeTruthy();
});

test("the keys of cards are theirs wherever the focus is, and nobody's while they are not shown", async () => {
  const cards = ["One?", "Two?"].map((front) => ({ front, back: `${front}!`, cites: [0] }));
  const { user } = await visit(found({ note: { ...NOTE, cards } }));
  await user.click(await screen.findByRole("tab", { name: "Cards" }));
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("tabpanel"));
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByText("Card 2 of 2")).toBeTruthy();
  await user.keyboard(" ");
  expect(screen.getByText("Two?!")).toBeTruthy();
  await user.click(screen.getByRole("tab", { name: "Quiz" }));
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("{ArrowLeft}");
  expect(screen.getByText(/Card 2 of 2/)).toBeTruthy();
});

test("the list of files is left by Escape, and by a press elsewhere", async () => {
  const { user } = await visit(found());
  const button = await screen.findByRole("button", { name: "Other files" });
  await user.click(button);
  expect(screen.getByRole("button", { name: "Transcript as SRT" })).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("button", { name: "Transcript as SRT" })).toBeNull();
  expect(document.activeElement).toBe(button);
  await user.click(button);
  await user.click(screen.getByRole("heading", { level: 1 }));
  expect(screen.queryByRole("button", { name: "Transcript as SRT" })).toBeNull();
});

test("who checked the meaning is told by name, and at once where nobody could", async () => {
  const down = {
    checker: "claude",
    asked: 2,
    supported: 0,
    refused: 0,
    mended: 0,
    unknown: 2,
    why: "Overloaded.",
  };
  const other = { checker: "entailment", asked: 2, supported: 1, refused: 1, mended: 0, unknown: 0, why: "" };
  const provenance = { writer: "claude", checkers: [down, other] };
  const { user } = await visit(found({ note: { ...NOTE, provenance } }));
  expect((await screen.findByText("Meaning was not checked")).tagName).toBe("SPAN");
  await user.click(screen.getByRole("button", { name: /What this means/ }));
  expect(screen.getAllByText("Meaning").map((name) => name.nextElementSibling?.textContent)).toEqual([
    "Meaning was not checked: claude could not tell. Overloaded.",
    "entailment was asked about 2 statements: 1 supported, 1 refused (0 of them mended), 0 undecided.",
  ]);
});
