/** The files of a note, and fresh links to them. */
import { unwrap, type ApiClient } from "@/api/client";

import { sanitizeLine } from "./sanitize";
import type { Artifact } from "./note";

/** The PDF first, then what people read, then what programs read. */
export function sortArtifacts(artifacts: readonly Artifact[]): Artifact[] {
  const rank = ({ media_type: type, name }: Artifact) =>
    type === "application/pdf" ? 0 : name.endsWith(".json") ? 2 : 1;
  return [...artifacts].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"));
}

/** What a file is called on the page. */
export function artifactLabel({ name }: Artifact): string {
  const known: Record<string, string> = {
    "note.pdf": "PDF",
    "note.md": "Markdown",
    "note.json": "Notes as data",
    "transcript.json": "Transcript as data",
  };
  return known[name] ?? sanitizeLine(name);
}

/** Bytes as people write them. */
export function formatSize({ size }: Artifact): string {
  if (size < 1000) return `${size} bytes`;
  return size < 999_500 ? `${Math.round(size / 1000)} KB` : `${(size / 1e6).toFixed(1)} MB`;
}

/** A link that works now: those that came with the note end after some minutes. */
export async function fetchDownloadUrl(api: ApiClient, noteId: string, name: string): Promise<URL> {
  const path = { id: noteId, name };
  const { url } = await unwrap(api.GET("/notes/{id}/artifacts/{name}", { params: { path } }));
  return parseWebUrl(url);
}

/** An address of the web. Nothing else is followed, whoever says it. */
export function parseWebUrl(address: string): URL {
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError("A link to a file leads nowhere on the web.");
  }
  return url;
}
