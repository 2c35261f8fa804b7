import { expect, test } from "vitest";
import { Playback } from "./playback";
import { PLAYER_ORIGIN, parseReport } from "./protocol";

const PAGE = "https://app.example";

/** A player's frame that keeps what it is told, and a clock that is turned by hand. */
function staged() {
  const told: { event: string; func?: string; args?: unknown[]; to: string }[] = [];
  const frame = {
    postMessage: (message: string, to: unknown) => {
      told.push({ ...(JSON.parse(message) as { event: string }), to: String(to) });
    },
  };
  let tick = () => {};
  const playback = new Playback("hQVTIJBZook", PAGE, (_, act) => {
    tick = act;
    return () => {
      tick = () => {};
    };
  });
  const says = (event: string, info: unknown, from: object = {}) =>
    playback.handleMessage({
      origin: PLAYER_ORIGIN,
      source: frame,
      data: JSON.stringify({ event, info }),
      ...from,
    });
  const commands = () =>
    told.filter(({ event }) => event === "command").map(({ func, args }) => [func, ...(args ?? [])]);
  return { playback, frame, told, says, commands, tick: () => tick() };
}

test("nothing has an address before the first play", () => {
  expect(staged().playback.state).toEqual({
    address: null,
    started: false,
    seconds: 0,
    playing: false,
    error: "",
  });
});

test("the address is set by the first play and stays", () => {
  const { playback } = staged();
  playback.seek(67.9);
  const { address } = playback.state;
  playback.seek(100);
  expect(playback.state.address).toBe(address);
  expect(address).toBe(
    "https://www.youtube-nocookie.com/embed/hQVTIJBZook?enablejsapi=1&origin=https%3A%2F%2Fapp.example&start=67&autoplay=1&playsinline=1&rel=0",
  );
});

test("a place to begin at asks nothing of YouTube until one plays", () => {
  const { playback } = staged();
  playback.cue(83);
  expect(playback.state).toMatchObject({ address: null, seconds: 83 });
  playback.toggle();
  expect(playback.state.address).toContain("start=83");
  playback.cue(7);
  expect(playback.state.seconds).toBe(83);
});

test("the player is asked to report until it does", () => {
  const { playback, frame, told, says, tick } = staged();
  playback.seek(0);
  playback.connect(frame);
  tick();
  tick();
  says("onReady", null);
  tick();
  expect(told.map(({ event, to }) => [event, to])).toEqual([
    ["listening", PLAYER_ORIGIN],
    ["listening", PLAYER_ORIGIN],
  ]);
});

test("what was sought before the player answered is sought when it does", () => {
  const { playback, frame, says, commands } = staged();
  playback.seek(0);
  playback.connect(frame);
  playback.seek(30);
  playback.seek(60);
  expect(commands()).toEqual([]);
  says("onReady", null);
  expect(commands()).toEqual([["seekTo", 60, true], ["playVideo"]]);
});

test("times and states that the player tells are known", () => {
  const { playback, frame, says } = staged();
  let changes = 0;
  playback.subscribe(() => (changes += 1));
  playback.seek(0);
  playback.connect(frame);
  says("infoDelivery", { currentTime: 12.5, playerState: 1 });
  expect(playback.state).toMatchObject({ seconds: 12.5, playing: true });
  says("onStateChange", 2);
  expect(playback.state).toMatchObject({ seconds: 12.5, playing: false });
  expect(changes).toBe(3);
});

test("toggling plays what pauses and pauses what plays", () => {
  const { playback, frame, says, commands } = staged();
  playback.toggle();
  playback.connect(frame);
  says("infoDelivery", { playerState: 1 });
  playback.toggle();
  says("onStateChange", 2);
  playback.toggle();
  expect(commands()).toEqual([["pauseVideo"], ["playVideo"]]);
});

test.each([
  ["another origin", { origin: "https://evil.example" }],
  ["the same origin without its s", { origin: "http://www.youtube-nocookie.com" }],
  ["another window", { source: {} }],
  ["no window", { source: null }],
  ["what is no JSON", { data: "{" }],
  ["what is no text", { data: { event: "infoDelivery", info: { currentTime: 99 } } }],
  ["JSON that is nothing", { data: "null" }],
])("%s is not heard", (_, from) => {
  const { playback, frame, says } = staged();
  playback.seek(5);
  playback.connect(frame);
  says("infoDelivery", { currentTime: 99, playerState: 1 }, from);
  expect(playback.state).toMatchObject({ seconds: 5, playing: false });
});

test("a player that never answers is said to be silent, and is forgiven when it does", () => {
  const { playback, frame, says, tick } = staged();
  playback.seek(0);
  playback.connect(frame);
  for (let times = 0; times < 61; times++) tick();
  expect(playback.state.error).toContain("does not answer");
  says("onReady", null);
  expect(playback.state.error).toBe("");
});

test("why a video cannot play is said in words", () => {
  const refused = (info: unknown) => parseReport(JSON.stringify({ event: "onError", info }))?.error;
  expect(refused(100)).toBe("This video was removed from YouTube, or is private now.");
  expect(refused(150)).toBe("The owner of this video lets it play only on YouTube.");
  expect(refused("?")).toBe("YouTube's player reports an error.");
});

test("a note of no video says so when it is to play", () => {
  const playback = new Playback("<script>", PAGE);
  playback.seek(1);
  expect(playback.state.address).toBeNull();
  expect(playback.state.error).toBe("This note names no video of YouTube.");
});

test("without a video a second is gone to, and nothing is asked of YouTube", () => {
  const playback = new Playback("", PAGE);
  playback.cue(83);
  expect(playback.state.started).toBe(false);
  playback.seek(67.9);
  expect(playback.state).toEqual({ address: null, started: true, seconds: 67.9, playing: false, error: "" });
});
