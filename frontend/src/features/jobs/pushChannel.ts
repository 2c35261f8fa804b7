/** One connection of this tab by which it is told how far videos are, while somebody watches one. Knows no React. */
import type { Schema } from "@/api/client";
import { toProblem } from "@/api/problem";
import type { PollEnvironment } from "./pollJob";

export type JobNews = Schema<"JobNews">;
/** `connecting` for the first time, or `off`: whoever watches has to ask. */
export type PushState = "connecting" | "open" | "off";

export interface PushListener {
  onState(state: PushState): void;
  onNews(news: JobNews): void;
}

/** Who tells news; gives what ends that. */
export interface PushFeed {
  watch(listener: PushListener): () => void;
}

export interface PushEnvironment extends PollEnvironment {
  connect(address: string): WebSocket;
}

// A connection that was lost looks open for minutes: after silence it is asked, and has so long to answer.
const SILENCE = 20_000;
const ANSWER = 10_000;
const CONNECTING = 0; // as WebSocket.readyState has it
const FIRST_RETRY = 1_000;
const LAST_RETRY = 60_000;

export class PushChannel implements PushFeed {
  private state: PushState = "connecting";
  private readonly listeners = new Set<PushListener>();
  private socket: WebSocket | null = null;
  /** Changes with each connection, so that what an earlier one was about says nothing any more. */
  private turn: object | null = null;
  private retry = FIRST_RETRY;
  private refused = false;
  private cancelTimer: (() => void) | null = null;

  constructor(
    private readonly address: string,
    private readonly takeTicket: () => Promise<string>,
    private readonly environment: PushEnvironment,
  ) {
    environment.onVisibility(() => this.look());
  }

  watch(listener: PushListener): () => void {
    this.listeners.add(listener);
    listener.onState(this.state);
    this.look();
    return () => {
      this.listeners.delete(listener);
      this.look();
    };
  }

  private look() {
    const wanted = this.listeners.size > 0 && !this.environment.hidden();
    if (!wanted) this.close("connecting");
    else if (!this.turn && !this.refused) void this.open();
  }

  private async open() {
    const turn = (this.turn = {});
    const mine = (then: () => void) => () => {
      if (this.turn === turn) then();
    };
    const lost = mine(() => this.lost());
    try {
      const ticket = await this.takeTicket();
      if (this.turn !== turn) return;
      const socket = this.environment.connect(`${this.address}?ticket=${encodeURIComponent(ticket)}`);
      this.socket = socket;
      socket.onopen = () => {
        if (this.turn !== turn) return socket.close();
        this.setState("open");
        this.awaitWords();
      };
      socket.onclose = lost;
      socket.onmessage = ({ data }) => mine(() => this.hear(String(data)))();
    } catch (error) {
      const { status, retryable } = toProblem(error);
      this.refused = status >= 400 && !retryable; // the API knows no push, or nobody is signed in
      lost();
    }
  }

  private hear(text: string) {
    this.retry = FIRST_RETRY;
    this.awaitWords();
    const news = JSON.parse(text) as Partial<JobNews>;
    if (!news.video_id) return;
    this.listeners.forEach((listener) => listener.onNews(news as JobNews));
  }

  private awaitWords() {
    this.setTimer(SILENCE, () => {
      this.socket?.send("ping");
      this.setTimer(ANSWER, () => this.lost());
    });
  }

  private lost() {
    this.close("off");
    if (this.refused) return;
    this.turn = {}; // so that nobody else opens one meanwhile
    this.setTimer(this.retry * (0.5 + Math.random() / 2), () => void this.open());
    this.retry = Math.min(LAST_RETRY, 2 * this.retry);
  }

  private close(state: PushState) {
    this.turn = null;
    this.cancelTimer?.();
    this.cancelTimer = null;
    // One that is not open yet is closed when it is: until then a browser calls that a failure.
    if (this.socket?.readyState !== CONNECTING) this.socket?.close();
    this.socket = null;
    this.setState(state);
  }

  private setState(state: PushState) {
    if (state === this.state) return;
    this.state = state;
    this.listeners.forEach((listener) => listener.onState(state));
  }

  private setTimer(ms: number, then: () => void) {
    this.cancelTimer?.();
    this.cancelTimer = this.environment.setTimer(ms, then);
  }
}
