import { ApiProblem, problemFromResponse } from "@/api/problem";
import type { Video } from "@/api/video";
import { expect, test } from "vitest";
import { QUEUED } from "../../../tests/captions/video";
import type { PushFeed, PushListener } from "./pushChannel";
import { pollJob, type JobUpdate, type PollEnvironment } from "./pollJob";

const DONE: Video = { ...QUEUED, status: "completed", progress: 100, current_step: "done" };

/** A world whose time passes only when it is told to. */
class World implements PollEnvironment {
  time = 0;
  asleep = false;
  waits: number[] = [];
  private due: (() => void) | null = null;
  private looking: (() => void)[] = [];
  now = () => this.time;
  hidden = () => this.asleep;
  setTimer = (ms: number, then: () => void) => {
    this.waits.push(ms);
    this.due = () => {
      this.time += ms;
      then();
    };
    return () => (this.due = null);
  };
  onVisibility = (then: () => void) => {
    this.looking.push(then);
    return () => (this.looking = []);
  };
  async pass() {
    const due = this.due;
    this.due = null;
    due?.();
    await new Promise((done) => setTimeout(done));
  }
  async show(shown: boolean) {
    this.asleep = !shown;
    this.looking.forEach((then) => then());
    await new Promise((done) => setTimeout(done));
  }
}

type Answer = Video | ApiProblem | Promise<Video>;

/** A watch over answers given one after another. */
function watching(...given: (PushFeed | Answer)[]) {
  const feed = given.find((one): one is PushFeed => "watch" in one) ?? null;
  const answers = given.filter((one): one is Answer => !("watch" in one));
  const world = new World();
  const told: JobUpdate[] = [];
  const asked = { times: 0 };
  const load = async () => {
    const answer = answers[Math.min(asked.times++, answers.length - 1)] as Answer;
    if (answer instanceof ApiProblem) throw answer;
    return answer;
  };
  const end = pollJob(QUEUED, load, (news) => told.push(news), world, feed);
  return { world, told, asked, end };
}

test("it asks until the job has ended, and not once more", async () => {
  const { world, told, asked } = watching(QUEUED, DONE);
  for (let turn = 0; turn < 5; turn++) await world.pass();
  expect(told.map(({ video }) => video.status)).toEqual(["queued", "completed"]);
  expect(asked.times).toBe(2);
});

test("one that waits for captions is asked after now and then, and quickly once it has them", async () => {
  const { world } = watching({ ...QUEUED, status: "needs_captions" }, QUEUED, DONE);
  for (let turn = 0; turn < 4; turn++) await world.pass();
  expect(world.waits).toEqual([1_000, 60_000, 6_100]);
});

test("it asks slower with time", async () => {
  const { world } = watching(QUEUED);
  for (let turn = 0; turn < 60; turn++) await world.pass();
  expect(world.waits[0]).toBe(1_000);
  expect(world.waits.at(-1)).toBe(15_000);
});

test("a hidden tab asks nothing; shown again, it asks at once", async () => {
  const { world, asked } = watching(QUEUED);
  await world.show(false);
  await world.pass();
  expect(asked.times).toBe(0);
  await world.show(true);
  expect(asked.times).toBe(1);
});

test("no connection: what was known stays, and it goes on asking", async () => {
  const { world, told } = watching(problemFromResponse(503, null), DONE);
  await world.pass();
  expect(told[0]?.video).toEqual(QUEUED);
  expect(told[0]?.problem?.code).toBe("internal");
  await world.pass();
  expect(told[1]).toEqual({ video: DONE, problem: null });
});

test("a job that is gone is not asked after again", async () => {
  const { world, asked } = watching(problemFromResponse(404, null));
  for (let turn = 0; turn < 3; turn++) await world.pass();
  expect(asked.times).toBe(1);
});

test("an ended watch tells nothing", async () => {
  const { world, told, end } = watching(DONE);
  end();
  await world.pass();
  expect(told).toEqual([]);
});

/** The same, of a job that is told of. */
function told(...answers: Answer[]) {
  let listener: PushListener | undefined;
  const feed: PushFeed = {
    watch: (one) => {
      listener = one;
      return () => (listener = undefined);
    },
  };
  const watched = watching(feed, ...answers);
  const say = (progress: number | null) =>
    listener?.onNews({
      video_id: QUEUED.video_id,
      progress: progress === null ? null : { progress, current_step: "write", readable: 0, credits_back: 1 },
    });
  return { ...watched, say, feed: () => listener };
}

const PROCESSING: Video = { ...QUEUED, status: "processing", progress: 10, current_step: "write" };

test("what is told is asked after once when the connection is open, and once when it has ended", async () => {
  const { world, told: updates, asked, say, feed } = told(PROCESSING, DONE);
  feed()?.onState("open");
  await world.pass();
  for (let percent = 11; percent < 90; percent++) say(percent);
  say(null);
  await world.pass();
  expect(asked.times).toBe(2);
  expect(world.waits).toEqual([5_000, 2_000, 150_000]);
  expect(updates.map(({ video }) => video.progress).slice(0, 3)).toEqual([10, 11, 12]);
  expect(updates.at(-1)?.video.status).toBe("completed");
  expect(feed()).toBeDefined();
});

test("without a connection it is asked after as ever, and at once when one is lost", async () => {
  const { world, asked, feed } = told(PROCESSING);
  feed()?.onState("off");
  await new Promise((done) => setTimeout(done));
  await world.pass();
  expect(asked.times).toBe(2);
  expect(world.waits.slice(1)).toEqual([1_000, 1_000]);
  feed()?.onState("open");
  await world.pass();
  feed()?.onState("off");
  await new Promise((done) => setTimeout(done));
  expect(asked.times).toBe(4);
});

test("an answer that was under way while later news came takes nothing back", async () => {
  let answer: (video: Video) => void = () => undefined;
  const { world, told: updates, say, feed } = told(new Promise<Video>((done) => (answer = done)));
  feed()?.onState("open");
  await world.pass();
  say(40);
  answer(PROCESSING);
  await new Promise((done) => setTimeout(done));
  expect(updates.map(({ video }) => video.progress)).toEqual([40, 40]);
});

test("news of a job that is to be tried again has it asked after", async () => {
  const error = { code: "timeout", message: "", retryable: true, refunded: false };
  const { asked, say, feed } = told({ ...PROCESSING, error }, PROCESSING);
  feed()?.onState("open");
  say(null);
  await new Promise((done) => setTimeout(done));
  say(20);
  await new Promise((done) => setTimeout(done));
  expect(asked.times).toBe(2);
});

test("news of another job says nothing", () => {
  const { told: updates, feed } = told(PROCESSING);
  feed()?.onNews({ video_id: "another", progress: null });
  expect(updates).toEqual([]);
});
