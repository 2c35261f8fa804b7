import { createApiClient } from "@/api/client";
import { expect, test } from "vitest";
import { fetchDownloadUrl, sortArtifacts, artifactLabel, formatSize } from "./artifacts";

function artifact(name: string, media_type = "text/plain", size = 1) {
  return { name, media_type, size, url: "", expires_at: "" };
}

const ALL = [
  artifact("transcript.json", "application/json"),
  artifact("note.md", "text/markdown"),
  artifact("note.json", "application/json"),
  artifact("note.pdf", "application/pdf"),
  artifact("note.apkg"),
];

test("the PDF is first, data last", () => {
  expect(sortArtifacts(ALL).map(({ name }) => name)).toEqual([
    "note.pdf",
    "note.apkg",
    "note.md",
    "note.json",
    "transcript.json",
  ]);
});

test("files have names and sizes that people read", () => {
  expect(ALL.map(artifactLabel)).toEqual([
    "Transcript as data",
    "Markdown",
    "Notes as data",
    "PDF",
    "note.apkg",
  ]);
  const sizes = [999, 31_400, 999_600, 1_250_000].map((size) => formatSize(artifact("a", "", size)));
  expect(sizes).toEqual(["999 bytes", "31 KB", "1.0 MB", "1.3 MB"]);
});

test("a link is asked for by the file's name, whatever is in it", async () => {
  const asked: string[] = [];
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, (request) => {
    asked.push((request as Request).url);
    return Promise.resolve(Response.json({ url: "https://s3.example/x?a=b", expires_at: "" }));
  });
  expect((await fetchDownloadUrl(api, "0f", "../me?x")).href).toBe("https://s3.example/x?a=b");
  expect(asked).toEqual(["https://api.example/notes/0f/artifacts/..%2Fme%3Fx"]);
});
