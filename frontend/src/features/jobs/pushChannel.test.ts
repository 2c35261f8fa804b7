import { problemFromResponse } from "@/api/problem";
import { expect, test } from "vitest";
import { PushChannel, type JobNews, type PushEnvironment, type PushState } from "./pushChannel";

const NEWS: JobNews = { video_id: "7", progress: null };
const settled = () => new Promise((done) => setTimeout(done));

/** A connection that says what it is told to. */
class Socket {
  said: string[] = [];
  closed = false;
  readyState = 1;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (message: { data: string }) => void;
  constructor(readonly address: string) {}
  send = (words: string) => this.said.push(words);
  close = () => (this.closed = true);
}

class World implements PushEnvironment {
  asleep = false;
  sockets: Socket[] = [];
  waits: number[] = [];
  due: (() => void) | null = null;
  private looking: (() => void)[] = [];
  now = () => 1;
  hidden = () => this.asleep;
  setTimer = (ms: number, then: () => void) => {
    this.waits.push(ms);
    this.due = then;
    return () => (this.due = null);
  };
  onVisibility = (then: () => void) => {
    this.looking.push(then);
    return () => (this.looking = []);
  };
  connect = (address: string) => {
    const socket = new Socket(address);
    this.sockets.push(socket);
    return socket as unknown as WebSocket;
  };
  get socket() {
    return this.sockets.at(-1) as Socket;
  }
  async pass() {
    const due = this.due;
    this.due = null;
    due?.();
    await settled();
  }
  async show(shown: boolean) {
    this.asleep = !shown;
    this.looking.forEach((then) => then());
    await settled();
  }
}

async function watching(takeTicket = () => Promise.resolve("a/b")) {
  const world = new World();
  const channel = new PushChannel("wss://push.example/push", takeTicket, world);
  const states: PushState[] = [];
  const news: JobNews[] = [];
  const listener = {
    onState: (state: PushState) => states.push(state),
    onNews: (one: JobNews) => news.push(one),
  };
  const end = channel.watch(listener);
  await settled();
  return { world, channel, states, news, end };
}

test("a tab has one connection, opened with a ticket, for all who watch", async () => {
  const { world, channel, states, news } = await watching();
  const others: JobNews[] = [];
  channel.watch({ onState: () => undefined, onNews: (one) => others.push(one) });
  await settled();
  world.socket.onopen?.();
  world.socket.onmessage?.({ data: JSON.stringify(NEWS) });
  expect(world.sockets.map(({ address }) => address)).toEqual(["wss://push.example/push?ticket=a%2Fb"]);
  expect(states).toEqual(["connecting", "open"]);
  expect([news, others]).toEqual([[NEWS], [NEWS]]);
});

test("one that is left before it is open is closed as soon as it is", async () => {
  const { world, end } = await watching();
  world.socket.readyState = 0;
  end();
  expect(world.socket.closed).toBe(false);
  world.socket.onopen?.();
  expect(world.socket.closed).toBe(true);
});

test("it is closed when nobody watches any more, and while the tab is hidden", async () => {
  const { world, end } = await watching();
  await world.show(false);
  expect(world.socket.closed).toBe(true);
  await world.show(true);
  expect(world.sockets).toHaveLength(2);
  end();
  expect(world.socket.closed).toBe(true);
  expect(world.due).toBeNull();
});

test("a ticket that comes when nobody looks any more opens nothing", async () => {
  let give: (ticket: string) => void = () => undefined;
  const { world } = await watching(() => new Promise((done) => (give = done)));
  await world.show(false);
  give("late");
  await settled();
  expect(world.sockets).toEqual([]);
});

test("after silence it says something; unanswered, the connection counts as lost", async () => {
  const { world, states } = await watching();
  world.socket.onopen?.();
  await world.pass();
  world.socket.onmessage?.({ data: '{"pong":true}' });
  await world.pass();
  expect(world.socket.said).toEqual(["ping", "ping"]);
  const first = world.socket;
  await world.pass();
  expect(first.closed).toBe(true);
  expect(states).toEqual(["connecting", "open", "off"]);
});

test("one that is lost is opened anew, ever later; what comes late from it says nothing", async () => {
  const { world, states } = await watching();
  for (let turn = 0; turn < 8; turn++) {
    world.socket.onclose?.();
    await world.pass();
  }
  expect(states).toEqual(["connecting", "off"]);
  expect(world.waits.every((ms, at) => ms <= Math.min(60_000, 1000 * 2 ** at))).toBe(true);
  expect(world.waits.at(-1)).toBeGreaterThanOrEqual(30_000);
  world.sockets[0]?.onopen?.();
  expect(states).toEqual(["connecting", "off"]);
  world.socket.onopen?.();
  expect(states.at(-1)).toBe("open");
});

test("an API that knows no push is asked once, one that is busy again", async () => {
  const asked: number[] = [];
  for (const status of [404, 503]) {
    let times = 0;
    const { world } = await watching(() => {
      times += 1;
      return Promise.reject(problemFromResponse(status, null));
    });
    await world.pass();
    await world.show(false);
    await world.show(true);
    asked.push(times);
  }
  expect(asked).toEqual([1, 3]);
});
