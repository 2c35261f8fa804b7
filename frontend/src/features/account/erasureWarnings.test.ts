import { expect, test } from "vitest";
import { erasureWarnings } from "./erasureWarnings";

const ME = {
  user_id: "u",
  email: "e",
  name: "",
  provider: "cognito",
  created_at: "2026-11-01T10:00:00Z",
  erasing_since: null,
};

test.each([
  [0, 0, ["You have no credits left to lose."]],
  [1, 0, ["You have 1 credit left. It is lost, and not paid out."]],
  [
    7,
    2,
    [
      "2 videos are still being worked on, and will be stopped.",
      "You have 7 credits left. They are lost, and not paid out.",
    ],
  ],
  [0, 1, ["1 video is still being worked on, and will be stopped.", "You have no credits left to lose."]],
])("%d credits and %d open videos", (credits, open_jobs, told) => {
  expect(erasureWarnings({ ...ME, credits, open_jobs }).slice(1, -1)).toEqual(told);
});
