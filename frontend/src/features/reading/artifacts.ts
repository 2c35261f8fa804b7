/** The files of a note, and fresh links to them. */
import { messages } from "@/language/messages";
import { formatNumber } from "@/language/formats";
import { unwrap, type ApiClient } from "@/api/client";
import { ApiProblem, listedProblem } from "@/api/problem";

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
  const known: Record<string, string | undefined> = messages().reading.downloads.files;
  return known[name] ?? sanitizeLine(name);
}

/** Bytes as people write them. */
export function formatSize({ size }: Artifact): string {
  if (size < 1000) return messages().reading.downloads.bytes(size);
  if (size < 999_500) return `${Math.round(size / 1000)} KB`;
  return `${formatNumber(size / 1e6, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}

/** A link that works now: those that came with the note end after some minutes. */
export async function fetchDownloadUrl(api: ApiClient, noteId: string, name: string): Promise<URL> {
  const path = { id: noteId, name };
  const { url } = await unwrap(api.GET("/notes/{id}/artifacts/{name}", { params: { path } }));
  return parseWebUrl(url);
}

/** Made by no exporter: it shows no marks. */
const TRANSCRIPT = "transcript.json";

function notMade(): ApiProblem {
  const title = messages().reading.downloads.withoutMarks;
  return new ApiProblem({ status: 0, ...listedProblem("files_not_made", title) });
}

/** Has files made anew when the marks are others than those that they show. */
export class FileEditions {
  /** The marks that the files show; null where some of them show others. */
  private shown: unknown;

  constructor(
    private readonly api: ApiClient,
    private readonly noteId: string,
    artifacts: readonly Artifact[],
    marks: unknown,
  ) {
    this.shown = artifacts.every(isCurrent) ? marks : null;
  }

  /** Whether this file has to be made anew to show these marks. */
  behind(file: Artifact, marks: unknown): boolean {
    // A function of an earlier build says nothing of it, and makes none.
    return "current" in file && file.name !== TRANSCRIPT && this.shown !== marks;
  }

  /** All files as they are then. Throws `files_not_made` for one that stays as it was. */
  async renew(name: string, marks: unknown): Promise<Artifact[]> {
    const path = { id: this.noteId };
    const { artifacts } = await unwrap(this.api.POST("/notes/{id}/artifacts", { params: { path } }));
    this.shown = artifacts.every(isCurrent) ? marks : null;
    if (!artifacts.filter((file) => file.name === name).every(isCurrent)) throw notMade();
    return artifacts;
  }
}

const isCurrent = ({ current }: Partial<Artifact>) => current !== false;

/** An address of the web. Nothing else is followed, whoever says it. */
export function parseWebUrl(address: string): URL {
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError("A link to a file leads nowhere on the web.");
  }
  return url;
}
