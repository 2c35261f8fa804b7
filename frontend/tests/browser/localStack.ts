/** Starts the real local stack once for all journeys: a fresh state folder, free ports, a YouTube of one playlist. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The web app's address. */
    web: string;
    /** The local Stripe's address. */
    stripe: string;
  }
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** The command of the environment that all of it runs in. */
export const COMMAND = process.env.YT_STUDY_BUDDY ?? join(ROOT, ".venv/bin/yt-study-buddy");
/** The Python of that environment. */
export const PYTHON = join(dirname(COMMAND), "python");
const START_SECONDS = 180;
/** Where Python finds what tests are made of (pyproject.toml). */
const PYTHONPATH = [ROOT, join(ROOT, "tests/plugins/ytdlp")].join(delimiter);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const needed of [COMMAND, join(ROOT, "frontend/dist/index.html")]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing. Run: make web-test`);
  }
  const port = await threeFreePorts();
  const state = mkdtempSync(join(tmpdir(), "web-journeys-"));
  const youtube = spawn(PYTHON, [join(ROOT, "tests/youtube_proxy.py")], {
    env: { ...process.env, PYTHONPATH },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [settings] = (await once(youtube.stdout, "data")) as [Buffer];
  const service = spawn(COMMAND, ["serve", "--port", String(port), "--state", join(state, "kept")], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...(JSON.parse(settings.toString()) as NodeJS.ProcessEnv),
    },
  });
  await ready(service);
  project.provide("web", `http://127.0.0.1:${port}`);
  project.provide("stripe", `http://127.0.0.1:${port + 2}`);
  return async () => {
    service.kill("SIGTERM");
    if (service.exitCode === null) await once(service, "exit");
    youtube.stdin.end();
    rmSync(state, { recursive: true, force: true });
  };
}

function ready(service: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((ready, failed) => {
    const fail = (why: string) => failed(new Error(`The local stack ${why}:\n${said}`));
    const late = setTimeout(() => fail("did not start in time"), START_SECONDS * 1000);
    const hear = (words: Buffer) => {
      said += words.toString();
      if (said.includes("Ready in")) {
        clearTimeout(late);
        ready();
      }
    };
    service.stdout?.on("data", hear);
    service.stderr?.on("data", hear);
    service.on("exit", () => fail("ended"));
  });
}

async function threeFreePorts(): Promise<number> {
  for (;;) {
    const first = await free(0);
    if (first && first < 65_533 && (await free(first + 1)) && (await free(first + 2))) return first;
  }
}

/** The port, or any where it is 0, if it can be listened on. */
function free(port: number): Promise<number | null> {
  return new Promise((tell) => {
    const probe = createServer();
    probe.on("error", () => tell(null));
    probe.listen(port, "127.0.0.1", () => {
      const { port: taken } = probe.address() as AddressInfo;
      probe.close(() => tell(taken));
    });
  });
}
