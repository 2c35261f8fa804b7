import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { refusal, show } from "../../../tests/captions/world";
import { Downloads } from "./Downloads";
import { MarkStore } from "./marks/markStore";
import type { NoteView } from "./note";

afterEach(() => vi.unstubAllGlobals());

const ID = "0".repeat(32);
const file = (name: string, current: boolean) => ({
  name,
  media_type: name.endsWith("pdf") ? "application/pdf" : "text/markdown",
  size: 1,
  url: "",
  expires_at: "",
  current,
});
const FILES = (current: boolean) => [file("note.pdf", current), file("note.md", current)];
const VIEW = { note_id: ID, artifacts: FILES(true) } as unknown as NoteView;
const RENEW = `POST /notes/${ID}/artifacts`;

/** The files of a note, its marks, where each download led and what went wrong. */
function offered(answer: () => Response | Promise<Response>, view = VIEW) {
  const went: string[] = [];
  const wrong: unknown[] = [];
  const saved: (() => void)[] = [];
  const marks = new MarkStore([], () => new Promise<void>((kept) => saved.push(kept)));
  const link = () => Response.json({ url: "https://s3.example/f", expires_at: "" });
  const world = show(
    <Downloads view={view} marks={marks} onError={(error) => wrong.push(error)} go={(to) => went.push(to)} />,
    {
      [`GET /notes/${ID}/artifacts/note.pdf`]: link,
      [`GET /notes/${ID}/artifacts/note.md`]: link,
      [RENEW]: answer,
    },
  );
  const take = () => world.user.click(screen.getByRole("button", { name: "PDF" }));
  return { ...world, marks, saved, went, wrong, take };
}

const renewed = () => Response.json({ artifacts: FILES(true), problems: [] });

test("a file that shows the marks is taken as it is", async () => {
  const { of, went, take } = offered(renewed);
  await take();
  await waitFor(() => expect(went).toEqual(["https://s3.example/f"]));
  expect(of(RENEW)).toEqual([]);
});

test("after a mark the files are made anew once, when it is kept, and that is said meanwhile", async () => {
  const answers: ((answer: Response) => void)[] = [];
  const { of, went, marks, saved, take } = offered(() => new Promise((answer) => answers.push(answer)));
  marks.mark("0a");
  await take();
  expect(of(RENEW)).toEqual([]);
  saved[0]?.();
  await screen.findByText("Adding your marks");
  expect(went).toEqual([]);
  answers[0]?.(renewed());
  await waitFor(() => expect(went.length).toBe(1));
  expect(screen.queryByText("Adding your marks")).toBeNull();

  await take();
  await waitFor(() => expect(went.length).toBe(2));
  expect(of(RENEW).length).toBe(1);
});

test("files that were behind when the page came are made anew", async () => {
  const { of, went, take } = offered(renewed, { ...VIEW, artifacts: FILES(false) });
  await take();
  await waitFor(() => expect(went.length).toBe(1));
  expect(of(RENEW).length).toBe(1);
});

test.each([
  ["files_not_made", () => Response.json({ artifacts: FILES(false), problems: [] })],
  ["files_not_made", () => refusal(422, "files_not_made", "No.")],
  ["files_too_slow", () => refusal(422, "files_too_slow", "Late.", true)],
])("a file that cannot be made anew (%s) is taken as it was, and that is told", async (code, answer) => {
  const { went, wrong, take } = offered(answer, { ...VIEW, artifacts: FILES(false) });
  await take();
  await waitFor(() => expect(went.length).toBe(1));
  expect(wrong).toMatchObject([{ code }]);
});

test("whoever asks too often is told to wait, and gets no file without the marks", async () => {
  const often = () => refusal(429, "too_many_files", "Wait.", true);
  const { went, wrong, take } = offered(often, { ...VIEW, artifacts: FILES(false) });
  await take();
  await waitFor(() => expect(wrong).toMatchObject([{ code: "too_many_files" }]));
  expect(went).toEqual([]);
});
