import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { refusal, show } from "../../../tests/captions/world";
import SearchPage, { CourseSearch } from "./SearchPage";

const SAID = {
  note_id: "0".repeat(32),
  youtube_id: "hQVTIJBZook",
  title: "Bees",
  subject: "",
  kind: "said",
  text: "She dances <b>the waggle dance</b>.",
  start: 83.4,
};

function visit(answer: () => Response, searchPath = "q=waggle") {
  const { hook, searchHook, history } = memoryLocation({ path: "/search", searchPath, record: true });
  const page = (
    <Router hook={hook} searchHook={searchHook}>
      <SearchPage />
    </Router>
  );
  return { ...show(page, { "GET /search": answer }), history };
}

test("a sentence leads to its second, as text", async () => {
  visit(() => Response.json({ places: [SAID], notes: 2, pending: 0 }));
  const link = await screen.findByRole("link", { name: SAID.text });
  expect(link.getAttribute("href")).toBe(`/notes/${SAID.note_id}?tab=transcript&t=83`);
  expect(screen.getByRole("status").textContent).toBe("1 place in 2 notes.");
});

test("a title is of the whole note: it is told once, without a second", async () => {
  const title = { ...SAID, kind: "title", text: SAID.title, start: 0 };
  visit(() => Response.json({ places: [title], notes: 1, pending: 0 }));
  const link = await screen.findByRole("link", { name: "Bees" });
  expect(link.closest("li")?.textContent).toBe("BeesTitle");
});

test("what is still to be read is asked for until all is read", async () => {
  let left = 3;
  const { of } = visit(() => Response.json({ places: [], notes: 3 - left, pending: left-- }));
  await screen.findByRole("heading", { name: "Nothing found" });
  expect(of("GET /search")).toHaveLength(4);
});

test("without a connection one may try again", async () => {
  let there = false;
  const answer = () =>
    there ? Response.json({ places: [SAID], notes: 1, pending: 0 }) : refusal(503, "busy", "Busy.", true);
  const { user } = visit(answer);
  const again = await screen.findByRole("button", { name: "Try again" });
  there = true;
  await user.click(again);
  await screen.findByRole("link", { name: SAID.text });
});

test("nothing is asked before there are words, and then by the address", async () => {
  const { user, of, history } = visit(() => Response.json({ places: [], notes: 0, pending: 0 }), "");
  expect(screen.getByText(/Titles, notes and transcripts/)).toBeTruthy();
  await user.type(screen.getByRole("searchbox"), " {Enter}");
  expect(of("GET /search")).toHaveLength(0);
  await user.type(screen.getByRole("searchbox"), "橋{Enter}");
  await waitFor(() => expect(history.at(-1)).toBe("/search?q=%E6%A9%8B"));
});

test("within a course its own notes are searched, on the page where one is", async () => {
  const { of, user } = show(<CourseSearch course="c1" />, {
    "GET /search": () => Response.json({ places: [SAID], notes: 2, pending: 0 }),
  });
  const field = screen.getByRole("searchbox", { name: "Words said or noted in this course" });
  expect(document.activeElement).not.toBe(field);
  await user.type(field, "waggle{Enter}");
  await screen.findByRole("link", { name: SAID.text });
  expect(of("GET /search")).toHaveLength(1);
});
