/** What becomes of orders while nobody looks at them. Knows no React. */
import { messages } from "@/language/messages";
import { toProblem } from "@/api/problem";
import { hasEnded, type Video } from "@/api/video";
import type { PollEnvironment } from "./pollJob";

export interface News {
  what: string;
  video: Video;
}

/** Browsers wake a hidden tab about once a minute. */
const DELAY = 60_000;

type Environment = Omit<PollEnvironment, "now">;

/**
 * Learns how orders stand, asks after the open ones while the list of them is not in view, and tells what is new then
 * until it is in view again.
 */
export class OrderNews {
  private readonly orders = new Map<string, Video>();
  private unseen: readonly News[] = [];
  private listInView = false;
  private cancelTimer: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly load: (id: string) => Promise<Video>,
    private readonly tell: (news: News) => void,
    private readonly environment: Environment,
  ) {}

  /** Begin; gives what ends it. */
  start = (): (() => void) => {
    const unsubscribe = this.environment.onVisibility(this.look);
    this.look();
    return () => {
      unsubscribe();
      this.stopTimer();
      this.forget();
    };
  };

  /** Whether the page with the list is the one that is open. */
  showList(shown: boolean) {
    this.listInView = shown;
    this.look();
  }

  learn = (video: Video) => {
    const before = this.orders.get(video.video_id);
    this.orders.set(video.video_id, video);
    const told: Partial<Record<Video["status"], string>> = messages().jobs.news;
    const what = told[video.status];
    if (!before || before.status === video.status || !what || this.looking()) return;
    const news = { what, video };
    this.unseen = [...this.unseen, news];
    this.changed();
    this.tell(news);
  };

  /** What is new, in a few words; empty where nothing is. */
  headline = (): string => {
    const [first, ...others] = this.unseen;
    if (!first) return "";
    return others.length ? messages().jobs.severalNews(this.unseen.length) : first.what;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private looking = () => this.listInView && !this.environment.hidden();

  private look = () => {
    this.stopTimer();
    if (this.looking()) this.forget();
    else this.wait();
  };

  private forget() {
    if (!this.unseen.length) return;
    this.unseen = [];
    this.changed();
  }

  private wait() {
    this.cancelTimer = this.environment.setTimer(DELAY, () => {
      this.wait();
      void this.ask();
    });
  }

  private async ask() {
    const open = [...this.orders.values()].filter((video) => !hasEnded(video));
    await Promise.all(open.map(({ video_id: id }) => this.askAfter(id)));
  }

  private async askAfter(id: string) {
    try {
      this.learn(await this.load(id));
    } catch (error) {
      // It was erased elsewhere; what cannot be reached now is asked after again.
      if (toProblem(error).status === 404) this.orders.delete(id);
    }
  }

  private stopTimer() {
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private changed() {
    this.listeners.forEach((listener) => listener());
  }
}
