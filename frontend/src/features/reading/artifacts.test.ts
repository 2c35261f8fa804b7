import { createApiClient } from "@/api/client";
import { expect, test } from "vitest";
import { FileEditions, fetchDownloadUrl, sortArtifacts, artifactLabel, formatSize } from "./artifacts";

function artifact(name: string, media_type = "text/plain", size = 1) {
  return { name, media_type, size, url: "", expires_at: "", current: true };
}

const ALL = [
  artifact("transcript.json", "application/json"),
  artifact("note.md", "text/markdown"),
  artifact("note.json", "application/json"),
  artifact("note.pdf", "application/pdf"),
  artifact("note.apkg", "application/apkg"),
  artifact("obsidian.md", "text/markdown"),
  artifact("cards.tsv"),
];

test("the PDF is first, data last", () => {
  expect(sortArtifacts(ALL).map(({ name }) => name)).toEqual([
    "note.pdf",
    "cards.tsv",
    "note.apkg",
    "note.md",
    "obsidian.md",
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
    "Anki deck",
    "Obsidian note",
    "cards.tsv",
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

/** A service whose files are as these say, one answer after another. */
function editions(artifacts: ReturnType<typeof artifact>[], ...answers: ReturnType<typeof artifact>[][]) {
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, () =>
    Promise.resolve(Response.json({ artifacts: answers.shift(), problems: [] })),
  );
  return new FileEditions(api, "0f", artifacts, "first");
}

const PDF = artifact("note.pdf");
const OLD = { ...PDF, current: false };

test("files are made anew for other marks, and for those that they did not show from the start", () => {
  expect([editions([PDF]).behind(PDF, "first"), editions([PDF]).behind(PDF, "second")]).toEqual([
    false,
    true,
  ]);
  expect(editions([PDF, OLD]).behind(PDF, "first")).toBe(true);
});

test("a transcript shows no marks, and an earlier build makes nothing anew", () => {
  const { current, ...told } = PDF;
  expect(current).toBe(true);
  expect(editions([OLD]).behind(artifact("transcript.json"), "second")).toBe(false);
  expect(editions([told as typeof PDF]).behind(told as typeof PDF, "second")).toBe(false);
});

test("once made anew they are not until the marks change", async () => {
  const files = editions([OLD], [PDF], [PDF]);
  expect(await files.renew("note.pdf", "second")).toEqual([PDF]);
  expect([files.behind(PDF, "second"), files.behind(PDF, "third")]).toEqual([false, true]);
});

test("a file that stays as it was is told, and tried once more the next time", async () => {
  const files = editions([OLD], [OLD, artifact("note.md")]);
  await expect(files.renew("note.pdf", "second")).rejects.toMatchObject({ code: "files_not_made" });
  expect(files.behind(OLD, "second")).toBe(true);
});
