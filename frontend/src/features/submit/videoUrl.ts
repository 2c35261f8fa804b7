/** What a pasted text says, by the engine's own rules (VideoUrl): so a link is judged while it is typed. */
import type { LINK_CODES } from "@/api/errorCodes";

const LONG_HOSTS = new Set([
  "youtube.com",
  "www.youtube.com",
  "m.youtube.com",
  "music.youtube.com",
  "gaming.youtube.com",
  "youtube-nocookie.com",
  "www.youtube-nocookie.com",
  "youtubekids.com",
  "www.youtubekids.com",
]);
const SHORT_HOSTS = new Set(["youtu.be", "www.youtu.be"]);
const QUERY_PATHS = new Set(["watch", "watch_popup"]);
const ID_PATHS = new Set(["shorts", "live", "embed", "v", "e", "vi", "watch"]);
/** Eleven letters that are pages of YouTube's, not videos. */
const NOT_IDS: Record<string, UrlProblem> = { live_stream: "not_a_video", videoseries: "playlist" };
const MAX_PARAMETERS = 100;

const ID = /^[A-Za-z0-9_-]{11}$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):(?!\d)/;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const BAD_CHARACTER = /[\x00-\x20\x7f\\<>"{}|^`\u2028\u2029\ufeff\u200b-\u200f]/;
/** What a chat, a sentence or Markdown leaves around a link. */
const AROUND = " \t\r\n\u00a0\u202f\u3000<>\"'()[\\],.;!“”„‟‘’‚‛«»‹›〈〉《》「」『』（）、。，！；";
const SURROUNDING = new RegExp(`^[${AROUND}]+|[${AROUND}?:…？：]+$`, "g");
/** A second `?`, where `&` was meant: behind the id, or before a time. */
const SECOND_MARK = /((?:^|\W)v=[A-Za-z0-9_-]{11})\?(?=\w+=)/g;
const MARK_BEFORE_TIME = /\?(?=(?:t|start)=\d)/g;

export type UrlProblem = (typeof LINK_CODES)[number];
export type ParsedVideoUrl = { id: string } | { reason: UrlProblem };

interface UrlParts {
  scheme: string;
  netloc: string;
  path: string;
  query: string;
  fragment: string;
}

class InvalidVideoUrl extends Error {
  constructor(readonly reason: UrlProblem) {
    super(reason);
  }
}

/** The video that a pasted text names, or why it names none. */
export function parseVideoUrl(pasted: string): ParsedVideoUrl {
  try {
    return { id: parseVideoId(pasted) };
  } catch (error) {
    if (error instanceof InvalidVideoUrl) return { reason: error.reason };
    throw error;
  }
}

function parseVideoId(pasted: string): string {
  const text = pasted.trim().replace(SURROUNDING, "").replaceAll("&amp;", "&");
  if (!text) throw new InvalidVideoUrl("empty");
  if (ID.test(text)) return checkedId(text);
  if (BAD_CHARACTER.test(text)) throw new InvalidVideoUrl("bad_character");
  if (!/[./:]/.test(text)) throw new InvalidVideoUrl("bad_id");
  const parts = splitUrl(text);
  return videoIn(parts, checkedHost(parts));
}

function splitUrl(text: string): UrlParts {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme && scheme !== "http" && scheme !== "https") throw new InvalidVideoUrl("bad_scheme");
  if (text.startsWith("//")) return urlParts(`https:${text}`);
  return urlParts(scheme ? text : `https://${text}`);
}

function urlParts(address: string): UrlParts {
  const found = /^([^:]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(address);
  const [, scheme = "", netloc = "", whole = "", asked = "", fragment = ""] = found ?? [];
  // Old embed codes, and people, write `&` where the first parameter needs `?`.
  const [path = "", ...glued] = whole.split("&");
  const joined = [glued.join("&"), asked].filter(Boolean).join("&");
  const query = joined.replace(SECOND_MARK, "$1&").replace(MARK_BEFORE_TIME, "&");
  return { scheme: scheme.toLowerCase(), netloc, path, query, fragment };
}

function checkedHost({ scheme, netloc }: UrlParts): string {
  if (netloc.includes("@")) throw new InvalidVideoUrl("userinfo");
  if (/[[\]]/.test(netloc)) throw new InvalidVideoUrl("bad_host");
  const [, name = "", port = ""] = /^([^:]*):?(.*)$/.exec(netloc) ?? [];
  if (port && !(/^\d+$/.test(port) && Number(port) < 65536)) throw new InvalidVideoUrl("bad_port");
  const host = name.toLowerCase();
  if (!LONG_HOSTS.has(host) && !SHORT_HOSTS.has(host)) throw new InvalidVideoUrl("bad_host");
  if (port && Number(port) !== (scheme === "https" ? 443 : 80)) throw new InvalidVideoUrl("bad_port");
  return host;
}

function videoIn(parts: UrlParts, host: string): string {
  const query = parameters(parts.query);
  const path = parts.path.split("/").filter(Boolean).map(decode);
  if (path.length === 0 && /^!?\/watch\?/.test(parts.fragment)) {
    return videoInPath(parts.fragment.replace(/^!+/, ""));
  }
  if (path.length === 1 && path[0] === "attribution_link") return videoInAttributionLink(query);
  const ids = new Set([...idsInPath(path, query, host), ...(query.get("v") ?? [])]);
  return singleId(ids, query);
}

function idsInPath(path: string[], query: Map<string, string[]>, host: string): string[] {
  const first = path[0];
  if (first === undefined) {
    if (query.has("v")) return [];
    throw new InvalidVideoUrl("no_video_id");
  }
  if (SHORT_HOSTS.has(host) && !QUERY_PATHS.has(first)) return [first];
  if (path.length > 1 && ID_PATHS.has(first)) return path.slice(1, 2);
  if (QUERY_PATHS.has(first) || ID_PATHS.has(first)) return [];
  throw new InvalidVideoUrl(first === "playlist" ? "playlist" : "not_a_video");
}

/** `attribution_link?u=/watch?v=...`: the inner address is a path of YouTube's. */
function videoInAttributionLink(query: Map<string, string[]>): string {
  const inner = query.get("u")?.[0] ?? "";
  if (!inner) throw new InvalidVideoUrl("no_video_id");
  if (!/^\/(?![/\\])/.test(inner) || /^\/+attribution_link\/*(?:[?#&]|$)/.test(inner)) {
    throw new InvalidVideoUrl("not_a_video");
  }
  return videoInPath(inner);
}

function videoInPath(path: string): string {
  return videoIn(urlParts(`https://www.youtube.com${path}`), "www.youtube.com");
}

function parameters(query: string): Map<string, string[]> {
  const pairs = query.split("&").filter(Boolean);
  if (pairs.length > MAX_PARAMETERS) throw new InvalidVideoUrl("no_video_id");
  const found = new Map<string, string[]>();
  for (const pair of pairs) {
    const [name = "", ...rest] = pair.split("=");
    const value = rest.join("=");
    if (!value) continue;
    const key = decode(name.replaceAll("+", " "));
    found.set(key, [...(found.get(key) ?? []), decode(value.replaceAll("+", " "))]);
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function singleId(ids: Set<string>, query: Map<string, string[]>): string {
  const [id] = ids;
  if (id === undefined) throw new InvalidVideoUrl(query.has("list") ? "playlist" : "no_video_id");
  if (ids.size > 1) throw new InvalidVideoUrl("ambiguous_id");
  return checkedId(id);
}

function checkedId(text: string): string {
  if (!ID.test(text)) throw new InvalidVideoUrl("bad_id");
  const page = NOT_IDS[text];
  if (page) throw new InvalidVideoUrl(page);
  return text;
}
