import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import vite from "./vite.config.ts";

const LIGHTHOUSE = "tests/browser/lighthouse.test.ts";
const PLAYLIST = "tests/browser/playlist.test.ts";
const browser = {
  environment: "node" as const,
  globalSetup: ["tests/browser/localStack.ts"],
  fileParallelism: false,
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: "logic",
            environment: "jsdom",
            include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "tests/*.test.ts"],
            setupFiles: ["tests/setup.ts"],
            // Ends what hangs. Five seconds, the default, are not enough for jsdom on a busy machine.
            testTimeout: 60_000,
          },
        },
        {
          extends: true,
          test: {
            ...browser,
            name: "browser",
            include: ["tests/browser/**/*.test.ts"],
            exclude: [LIGHTHOUSE, PLAYLIST],
          },
        },
        // By itself, with a stack of its own: what other journeys have ordered is still being made.
        { extends: true, test: { ...browser, name: "speed", include: [LIGHTHOUSE] } },
        // Likewise: where other journeys have ordered what YouTube does not answer, it is left alone for a while.
        { extends: true, test: { ...browser, name: "youtube", include: [PLAYLIST] } },
      ],
    },
  }),
);
