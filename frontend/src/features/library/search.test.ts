import type { Video } from "@/api/video";
import { expect, test } from "vitest";
import { search } from "./search";

const VIDEOS = [
  { title: "Gradient descent", subject: "Machine learning", youtube_id: "IHZwWFHWa-w" },
  { title: "L’élan vital", subject: "Bergson", youtube_id: "aaaaaaaaaaa" },
  { title: "", subject: "", youtube_id: "dQw4w9WgXcQ" },
] as Video[];

test.each([
  ["", 3],
  ["descent", 1],
  ["LEARNING gradient", 1],
  ["elan", 1],
  ["dqw4", 1],
  ["gradient bergson", 0],
])("'%s' finds %i", (words, expected) => {
  expect(search(VIDEOS, words)).toHaveLength(expected);
});
