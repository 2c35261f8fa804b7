import type { Schema } from "@/api/client";
import { MeContext } from "@/api/MeContext";
import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { show } from "../../../tests/captions/world";
import { EMPTY_ORDER } from "./order";
import { SubmitForm, type Draft } from "./SubmitForm";

afterEach(() => vi.unstubAllGlobals());

const LINK = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
const AGAIN: Draft = {
  order: { ...EMPTY_ORDER, link: LINK, template: "cornell" },
  ordered: {
    ...{ upload: "u1", name: "talk.de.vtt", title: "Enzymes", captions_language: "de" },
    ...{ offset: null, speakers: { "Speaker 1": "Ada" } },
  },
  captions: false,
};

function showForm(draft: Draft | null) {
  const me = { data: { credits: 9 } as Schema<"Me">, problem: null, reload: () => undefined };
  const form = <SubmitForm draft={draft} onQueued={() => undefined} known={() => undefined} />;
  return show(<MeContext value={me}>{form}</MeContext>, {
    "GET /plugins": () => Response.json({ plugins: [] }),
    "POST /videos/submit": () => Response.json({ video_id: "v", status: "queued" }, { status: 202 }),
  });
}

const submit = () => screen.getByRole("button", { name: "Make notes" });

test("a video that is tried again is ordered with the captions it had, and the next one without", async () => {
  const { user, of } = showForm(AGAIN);
  await screen.findByText("talk.de.vtt is uploaded.");
  await screen.findByText(/^Read as/);
  await user.click(submit());
  await vi.waitFor(() => expect(screen.queryByText("talk.de.vtt is uploaded.")).toBeNull());
  await user.type(screen.getByLabelText("Link of a YouTube video"), "https://youtu.be/9yY3RB_GSPM");
  await user.click(submit());
  await vi.waitFor(() => expect(of("POST /videos/submit")).toHaveLength(2));
  const captions = { ...AGAIN.ordered, name: undefined };
  expect(of("POST /videos/submit")).toMatchObject([
    { youtube_url: LINK, template: "cornell", ...JSON.parse(JSON.stringify(captions)) },
    { youtube_url: "https://youtu.be/9yY3RB_GSPM", upload: null, title: "", speakers: {} },
  ]);
});

test("an order whose captions file was not taken is not sent without it", async () => {
  const { user, of } = showForm({ ...AGAIN, ordered: null });
  const field = screen.getByLabelText("A captions file of your own");
  await user.upload(field, new File([""], "empty.vtt"));
  await screen.findByText("This file is empty.");
  await user.click(submit());
  expect(of("POST /videos/submit")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Go on without it" }));
  await user.click(submit());
  await vi.waitFor(() => expect(of("POST /videos/submit")).toMatchObject([{ upload: null }]));
});
