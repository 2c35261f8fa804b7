/** The video as the page knows it: nothing until it is asked to play, then what its player says. */
import { messages } from "@/language/messages";
import { command, embedUrl, LISTENING, PLAYER_ORIGIN, parseReport } from "./protocol";

export interface PlaybackState {
  /** The frame's address: set by the first play, and never changed again. */
  readonly address: string | null;
  /** Whether a second was asked for, and so is the one that one is at. */
  readonly started: boolean;
  readonly seconds: number;
  readonly playing: boolean;
  /** Why the video cannot play here, in words; empty while it can. */
  readonly error: string;
}

/** A frame's window, as far as it is used. */
export type PlayerWindow = Pick<Window, "postMessage">;

export interface PlayerMessage {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** Runs `act` every so many milliseconds; what it answers ends that. */
export type StartInterval = (milliseconds: number, act: () => void) => () => void;

const ASK_EVERY = 250;
const ASK_TIMES = 60;

export class Playback {
  #state: PlaybackState = { address: null, started: false, seconds: 0, playing: false, error: "" };
  readonly #listeners = new Set<() => void>();
  #frame: PlayerWindow | null = null;
  #answered = false;
  #pendingSeek: number | null = null;
  #stopAsking = () => {};

  /** An empty `youtubeId`: there is no video, and one goes to a second of its words alone. */
  constructor(
    readonly youtubeId: string,
    private readonly page: string,
    private readonly startInterval: StartInterval = startBrowserInterval,
  ) {}

  get state(): PlaybackState {
    return this.#state;
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#listeners.add(watcher);
    return () => this.#listeners.delete(watcher);
  };

  /** Where the first play begins, unless it is asked for at another second. */
  readonly cue = (seconds: number): void => {
    if (this.#state.address === null && seconds > 0) this.#setState({ seconds });
  };

  /** Play from a second. The first time, this is what brings the player in. */
  readonly seek = (seconds: number): void => {
    if (this.youtubeId === "") {
      this.#setState({ seconds, started: true });
      return;
    }
    if (this.#state.address === null) {
      const address = embedUrl(this.youtubeId, this.page, seconds);
      this.#setState(
        address === null ? { error: messages().reading.player.noVideo } : { address, seconds, started: true },
      );
      return;
    }
    this.#setState({ seconds });
    if (!this.#answered) this.#pendingSeek = seconds;
    else this.#send(command("seekTo", seconds, true), command("playVideo"));
  };

  readonly toggle = (): void => {
    if (this.#state.address === null) this.seek(this.#state.seconds);
    else this.#send(command(this.#state.playing ? "pauseVideo" : "playVideo"));
  };

  /** The frame is there: ask it to report until it does. Answers how to leave it. */
  readonly connect = (frame: PlayerWindow): (() => void) => {
    this.#frame = frame;
    let asked = 0;
    const stop = this.startInterval(ASK_EVERY, () => {
      asked += 1;
      if (asked > ASK_TIMES) {
        stop();
        this.#setState({ error: messages().reading.player.noAnswer });
      } else this.#send(LISTENING);
    });
    this.#stopAsking = stop;
    return () => {
      stop();
      this.#frame = null;
    };
  };

  /** Takes a message of any window: heard is only the player's frame. */
  readonly handleMessage = (message: PlayerMessage): void => {
    if (message.origin !== PLAYER_ORIGIN || this.#frame === null || message.source !== this.#frame) return;
    const report = parseReport(message.data);
    if (report === null) return;
    if (!this.#answered) this.#onFirstReport();
    this.#setState({
      seconds: report.seconds ?? this.#state.seconds,
      playing: report.playing ?? this.#state.playing,
      error: report.error ?? "",
    });
  };

  #onFirstReport(): void {
    this.#answered = true;
    this.#stopAsking();
    if (this.#pendingSeek !== null) this.seek(this.#pendingSeek);
    this.#pendingSeek = null;
  }

  #send(...messages: string[]): void {
    for (const message of messages) this.#frame?.postMessage(message, PLAYER_ORIGIN);
  }

  #setState(changed: Partial<PlaybackState>): void {
    this.#state = { ...this.#state, ...changed };
    for (const watcher of this.#listeners) watcher();
  }
}

function startBrowserInterval(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  return () => {
    clearInterval(timer);
  };
}
