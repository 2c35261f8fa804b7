import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { PREVIEW, refusal, show } from "../../tests/captions/world";
import type { NewCaptions } from "./captions";
import { OwnCaptionsBox } from "./OwnCaptionsBox";
import { useOwnCaptions, type OwnCaptions } from "./useOwnCaptions";

afterEach(() => vi.unstubAllGlobals());

/** As they were when the box was last drawn. */
let captions: OwnCaptions;
const told = (own: OwnCaptions) => void (captions = own);

function Box({ title = "" }) {
  const own = useOwnCaptions(title);
  useEffect(() => told(own));
  return <OwnCaptionsBox captions={own} />;
}

const paste = () => screen.findByLabelText("Paste the transcript");
const summary = () => screen.getByRole("status").textContent;
const PASTED = "0:03 An enzyme lowers the barrier.";
const VTT = new File(["WEBVTT"], "talk.en.vtt");

test("a pasted text is read when it stands still, and how is told in words", async () => {
  const { user, of } = show(<Box />, {});
  await user.click(await paste());
  await user.paste(PASTED);
  expect([summary(), captions.pending, captions.ready]).toEqual(["Reading them…", true, false]);
  await screen.findByText("Read as Text with times: 1,234 words, English, 0:03 to 1:02:03.");
  expect(of("POST /previews")).toMatchObject([{ text: PASTED, upload: null }]);
  expect(screen.getByText("1,234 words in 2 cues")).toBeTruthy();
  expect(screen.getByRole("list", { name: "The first lines" }).textContent).toBe(
    "0:03Speaker 1: An enzyme lowers the barrier.",
  );
  expect(captions.ready).toBe(true);
});

test("every letter is not asked about, and an answer to what was there before is never shown", async () => {
  const waiting: ((response: Response) => void)[] = [];
  const { user, of } = show(<Box />, {
    "POST /previews": () => new Promise((answer) => waiting.push(answer)),
  });
  await user.type(await paste(), "one");
  await waitFor(() => expect(waiting).toHaveLength(1));
  await user.type(await paste(), " two");
  waiting[0]?.(Response.json({ ...PREVIEW, words: 1 }));
  await waitFor(() => expect(waiting).toHaveLength(2));
  expect([summary(), screen.queryByLabelText("How they were read")]).toEqual(["Reading them…", null]);
  waiting[1]?.(Response.json({ ...PREVIEW, words: 2 }));
  await screen.findByText(/2 words, English/);
  expect(of("POST /previews").map(({ text }) => text)).toEqual(["one", "one two"]);
});

test("a text that cannot be read is told beside the box, and not ordered", async () => {
  const detail = "Line 3 has a time that no shape explains.";
  const { user } = show(<Box />, {
    "POST /previews": () => refusal(422, "captions_unreadable", detail),
  });
  await user.type(await paste(), "x");
  await screen.findByText(detail);
  const box = await paste();
  expect(box.getAttribute("aria-invalid")).toBe("true");
  expect(box.getAttribute("aria-describedby")).toContain("wrong");
  expect([captions.ready, screen.queryByRole("button", { name: "Read it again" })]).toEqual([false, null]);
});

test("too many looks: it is said, one may look again, and order without", async () => {
  const answers = [refusal(429, "too_many_previews", "Wait a moment and try again.", true)];
  const { user } = show(<Box />, {
    "POST /previews": () => answers.shift() ?? Response.json(PREVIEW),
  });
  await user.type(await paste(), "x");
  await screen.findByText("Wait a moment and try again.");
  expect(captions.ready).toBe(true);
  await user.click(screen.getByRole("button", { name: "Read it again" }));
  await screen.findByText(/^Read as/);
});

test("a file is uploaded and read; without it the pasted text counts again", async () => {
  const { user, of, stored } = show(<Box />, {});
  await user.type(await paste(), "x");
  await screen.findByText(/^Read as/);
  await user.upload(screen.getByLabelText("A captions file of your own"), VTT);
  await screen.findByText("talk.en.vtt is uploaded.");
  await screen.findByText(/^Read as/);
  expect(screen.queryByLabelText("Paste the transcript")).toBeNull();
  expect([stored.length, of("POST /previews").at(-1)]).toMatchObject([1, { upload: "upload-1", text: null }]);
  expect(await captions.take()).toMatchObject({ upload: "upload-1" });
  await user.click(screen.getByRole("button", { name: "Do not use it" }));
  expect((await paste()).textContent).toBe("x");
  await screen.findByText(/^Read as/);
  expect(of("POST /previews").at(-1)).toMatchObject({ text: "x", upload: null });
});

test("a file of another kind is told at its field and sent nowhere", async () => {
  const { of } = show(<Box />, {});
  const field = await screen.findByLabelText("A captions file of your own");
  fireEvent.change(field, { target: { files: [new File(["x"], "talk.mp4")] } });
  await screen.findByText(/this one is talk\.mp4/);
  expect([field.getAttribute("aria-invalid"), of("POST /uploads")]).toEqual(["true", []]);
});

test("a file that was not taken is neither named as chosen nor passed over: one says that it is not wanted", async () => {
  const { user } = show(<Box />, {});
  const field = await screen.findByLabelText<HTMLInputElement>("A captions file of your own");
  await userEvent.setup({ applyAccept: false }).upload(field, new File(["x"], "talk.mp4"));
  await screen.findByText(/this one is talk\.mp4/);
  expect([field.value, captions.empty, captions.ready]).toEqual(["", false, false]);
  await user.click(screen.getByRole("button", { name: "Go on without it" }));
  expect([screen.queryByText(/talk\.mp4/), captions.empty]).toEqual([null, true]);
});

test("what was ordered is there no more; a file that was chosen meanwhile is", async () => {
  const { user } = show(<Box />, {});
  const field = await screen.findByLabelText<HTMLInputElement>("A captions file of your own");
  await user.upload(field, VTT);
  await screen.findByText("talk.en.vtt is uploaded.");
  const ordered = captions;
  act(() => ordered.clear());
  expect([field.value, screen.queryByText(/talk\.en\.vtt/), captions.empty]).toEqual(["", null, true]);
  await user.upload(field, new File(["WEBVTT"], "next.vtt"));
  await screen.findByText("next.vtt is uploaded.");
  act(() => ordered.clear());
  expect([screen.queryByText("next.vtt is uploaded.") === null, captions.empty]).toEqual([false, false]);
});

test("title, language and speakers are corrected before anything is paid", async () => {
  const { user, stored } = show(<Box />, {});
  await user.click(await paste());
  await user.paste(PASTED);
  const title = await screen.findByLabelText("Title of the notes");
  expect((title as HTMLInputElement).value).toBe("Transcript");
  await user.clear(title);
  await user.type(title, "Enzymes");
  await user.selectOptions(screen.getByLabelText("Language of the captions"), "de");
  await user.clear(screen.getByLabelText("Speaker 1"));
  await user.type(screen.getByLabelText("Speaker 1"), "Ada");
  const taken: (NewCaptions | null)[] = [await captions.take(), await captions.take()];
  const expected = {
    upload: "upload-1",
    title: "Enzymes",
    captions_language: "de",
    offset: null,
    speakers: { "Speaker 1": "Ada" },
  };
  expect(taken).toEqual([expected, expected]);
  expect(stored.map(({ name, size }) => [name, size])).toEqual([["transcript.txt", PASTED.length]]);
});

test("the title that a video has is kept for its captions", async () => {
  const { user } = show(<Box title="Enzymes" />, {});
  await user.type(await paste(), "x");
  expect(((await screen.findByLabelText("Title of the notes")) as HTMLInputElement).value).toBe("Enzymes");
  expect(await captions.take()).toMatchObject({ title: "Enzymes" });
});

test("warnings, estimates, an offset and a language that nobody knows are said", async () => {
  const preview = {
    ...PREVIEW,
    language: "und",
    estimated: true,
    offset: 3600,
    speakers: [],
    warnings: [{ code: "repeated", message: "The same lines stand there twice." }],
  };
  const { user } = show(<Box />, { "POST /previews": () => Response.json(preview) });
  await user.type(await paste(), "x");
  await screen.findByText("Read as Text with times: 1,234 words, without times.");
  expect(screen.getByText("The same lines stand there twice.")).toBeTruthy();
  expect(screen.getByText(/those in the notes are estimates/)).toBeTruthy();
  expect(screen.getByText("1:00:00")).toBeTruthy();
  expect(screen.getByText("None is named")).toBeTruthy();
  expect(screen.getByRole("option", { name: "Not known: choose it", selected: true })).toBeTruthy();
});

test("nothing pasted is nothing of one's own", async () => {
  show(<Box />, {});
  await paste();
  expect([captions.empty, captions.ready, captions.pending, await captions.take()]).toEqual([
    true,
    false,
    false,
    null,
  ]);
});
