import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PREVIEW, refusal, show } from "../../../tests/captions/world";
import { LookAtVideo } from "./LookAtVideo";
import { lookedAt } from "./lookedAt";

const VIDEO = { id: "dQw4w9WgXcQ", channel: "MIT", seconds: 3723, captions: "auto" } as const;
const SEEN = { ...PREVIEW, title: "Waves", video: VIDEO };

test("nothing is asked before one presses; then title, length and captions are told", async () => {
  const { user, of } = show(<LookAtVideo youtubeId={VIDEO.id} />, {
    "POST /previews": () => Response.json(SEEN),
  });
  expect(of("POST /previews")).toEqual([]);
  await user.click(screen.getByRole("button"));
  await screen.findByText("Waves");
  expect(screen.getByRole("status").textContent).toContain(
    "MIT · 1 h 2 min · captions recognised by a machine",
  );
  expect(of("POST /previews")).toMatchObject([
    { link: `https://youtu.be/${VIDEO.id}`, text: null, upload: null },
  ]);
});

test("pressed twice it asks once", async () => {
  const { user, of } = show(<LookAtVideo youtubeId={VIDEO.id} />, {
    "POST /previews": () => new Promise<Response>(() => undefined),
  });
  await user.dblClick(screen.getByRole("button"));
  expect(of("POST /previews")).toHaveLength(1);
});

test("what YouTube refuses is told, and that one can order it all the same", async () => {
  const { user } = show(<LookAtVideo youtubeId={VIDEO.id} />, {
    "POST /previews": () => refusal(422, "blocked", "YouTube does not answer us at the moment.", true),
  });
  await user.click(screen.getByRole("button"));
  await screen.findByText("YouTube does not answer us at the moment. You can order it all the same.");
  expect(screen.getByRole("button").ariaDisabled).not.toBe("true");
});

test.each([
  [422, "unavailable", false],
  [503, "busy", true],
])(
  "that one can order it all the same is not said of a final refusal: %i %s",
  async (status, code, again) => {
    const { user } = show(<LookAtVideo youtubeId={VIDEO.id} />, {
      "POST /previews": () => refusal(status, code, "It is gone.", again),
    });
    await user.click(screen.getByRole("button"));
    await screen.findByText("It is gone.");
  },
);

test.each([
  [{}, "MIT · 1 h 2 min · captions recognised by a machine · English · 1,234 words"],
  [
    { language: "und", words: 1, video: { ...VIDEO, captions: "manual", channel: "", seconds: 0 } },
    "captions made by people · 1 word",
  ],
] as const)("%o is told as %s", (given, told) => {
  expect(lookedAt({ ...SEEN, ...given })).toBe(told);
});
