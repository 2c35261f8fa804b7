/** The video as the page knows it: nothing until it is asked to play, then what its player says. */
import { clock } from "../moments";
import { command, frameAddress, LISTENING, PLAYER, reportOf } from "./protocol";

export interface Now {
  /** The frame's address: set by the first play, and never changed again. */
  readonly address: string | null;
  readonly seconds: number;
  readonly playing: boolean;
  /** Why the video cannot play here, in words; empty while it can. */
  readonly trouble: string;
}

/** A frame's window, as far as it is used. */
export type Frame = Pick<Window, "postMessage">;

export interface Message {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** Runs `act` every so many milliseconds; what it answers ends that. */
export type Every = (milliseconds: number, act: () => void) => () => void;

const ASK_EVERY = 250;
const ASK_TIMES = 60;
const SILENT =
  "YouTube's player does not answer. A blocker or your network may hold it back; the notes need it for nothing else.";

export class Playback {
  #now: Now = { address: null, seconds: 0, playing: false, trouble: "" };
  readonly #watchers = new Set<() => void>();
  #frame: Frame | null = null;
  #answered = false;
  #wanted: number | null = null;
  #stopAsking = () => {};

  constructor(
    private readonly youtubeId: string,
    private readonly page: string,
    private readonly every: Every = everyMilliseconds,
  ) {}

  get now(): Now {
    return this.#now;
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Play from a second. The first time, this is what brings the player in. */
  readonly seek = (seconds: number): void => {
    if (this.#now.address === null) {
      const address = frameAddress(this.youtubeId, this.page, seconds);
      this.#set(
        address === null ? { trouble: "This note names no video of YouTube." } : { address, seconds },
      );
      return;
    }
    this.#set({ seconds });
    if (!this.#answered) this.#wanted = seconds;
    else this.#say(command("seekTo", seconds, true), command("playVideo"));
  };

  readonly toggle = (): void => {
    if (this.#now.address === null) this.seek(this.#now.seconds);
    else this.#say(command(this.#now.playing ? "pauseVideo" : "playVideo"));
  };

  /** The frame is there: ask it to report until it does. Answers how to leave it. */
  readonly connect = (frame: Frame): (() => void) => {
    this.#frame = frame;
    let asked = 0;
    const stop = this.every(ASK_EVERY, () => {
      asked += 1;
      if (asked > ASK_TIMES) {
        stop();
        this.#set({ trouble: SILENT });
      } else this.#say(LISTENING);
    });
    this.#stopAsking = stop;
    return () => {
      stop();
      this.#frame = null;
    };
  };

  /** Takes a message of any window: heard is only the player's frame. */
  readonly hear = (message: Message): void => {
    if (message.origin !== PLAYER || this.#frame === null || message.source !== this.#frame) return;
    const report = reportOf(message.data);
    if (report === null) return;
    if (!this.#answered) this.#begin();
    this.#set({
      seconds: report.seconds ?? this.#now.seconds,
      playing: report.playing ?? this.#now.playing,
      trouble: report.refused ?? "",
    });
  };

  #begin(): void {
    this.#answered = true;
    this.#stopAsking();
    if (this.#wanted !== null) this.seek(this.#wanted);
    this.#wanted = null;
  }

  #say(...messages: string[]): void {
    for (const message of messages) this.#frame?.postMessage(message, PLAYER);
  }

  #set(changed: Partial<Now>): void {
    this.#now = { ...this.#now, ...changed };
    for (const watcher of this.#watchers) watcher();
  }
}

/** What a button that plays from a second is called. */
export function playFrom(seconds: number): string {
  return `Play from ${clock(seconds)}`;
}

function everyMilliseconds(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  return () => {
    clearInterval(timer);
  };
}
