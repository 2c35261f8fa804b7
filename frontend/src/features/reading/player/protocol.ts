import { messages } from "@/language/messages";

/**
 * What YouTube's player and a page say to each other by postMessage.
 *
 * It is what YouTube's own script speaks, spoken without loading that script: no code of another
 * origin runs in this page.
 */
export const PLAYER_ORIGIN = "https://www.youtube-nocookie.com";

const VIDEO_ID = /^[\w-]{11}$/;
const CHANNEL = { id: "study-buddy", channel: "widget" };

/** The frame's address; null for what is no video's id. */
export function embedUrl(youtubeId: string, page: string, start: number): string | null {
  if (!VIDEO_ID.test(youtubeId)) return null;
  const settings = new URLSearchParams({
    enablejsapi: "1",
    origin: page,
    start: String(Math.floor(start)),
    autoplay: "1",
    playsinline: "1",
    rel: "0",
  });
  return `${PLAYER_ORIGIN}/embed/${youtubeId}?${settings.toString()}`;
}

/** Asks the player to report. It hears nothing before it has loaded, so it is asked repeatedly. */
export const LISTENING = JSON.stringify({ event: "listening", ...CHANNEL });

export function command(name: "seekTo" | "playVideo" | "pauseVideo", ...args: unknown[]): string {
  return JSON.stringify({ event: "command", func: name, args, ...CHANNEL });
}

/** What a message of the player tells, as far as it is of use here. */
export interface PlayerReport {
  seconds?: number;
  playing?: boolean;
  error?: string;
}

const PLAYING = 1;
const BUFFERING = 3;

/** What a message tells; null for what the player does not say. */
export function parseReport(data: unknown): PlayerReport | null {
  const message = parseJson(data);
  if (typeof message?.event !== "string") return null;
  if (message.event === "onError") return { error: errorMessage(message.info) };
  if (message.event === "onStateChange") return parseState(message.info);
  const info = isRecord(message.info) ? message.info : {};
  const report = parseState(info.playerState);
  if (typeof info.currentTime === "number" && Number.isFinite(info.currentTime)) {
    report.seconds = Math.max(0, info.currentTime);
  }
  return report;
}

function parseState(state: unknown): PlayerReport {
  return typeof state === "number" ? { playing: state === PLAYING || state === BUFFERING } : {};
}

function errorMessage(code: unknown): string {
  const { errors, error }: { errors: Record<number, string | undefined>; error: string } =
    messages().reading.player;
  return errors[Number(code)] ?? error;
}

function parseJson(data: unknown): Record<string, unknown> | null {
  if (typeof data !== "string") return null;
  try {
    const message: unknown = JSON.parse(data);
    return isRecord(message) ? message : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
