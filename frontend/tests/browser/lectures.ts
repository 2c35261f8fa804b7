/** Lectures of our own words, as captions: those that the engine's claims are labelled about. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const lecture = (name: string) =>
  fileURLToPath(new URL(`../../../tests/labelled_claims/${name}.vtt`, import.meta.url));

export const ENGLISH = lecture("development/bees.en");
export const ARABIC = lecture("development/asturlab.ar");
export const CHINESE = lecture("development/ciqi.zh");

const PARTS = ["development/sleep.en", "development/routing.en", "development/longitude.en"];
const PART_SECONDS = 25 * 60;

/** The path of a file of over an hour: three lectures, one after the other. */
export function writeHour(): string {
  const cues = PARTS.map((name, at) =>
    readFileSync(lecture(name), "utf8")
      .replace(/^WEBVTT.*\n/, "")
      .replace(/\b00:(\d\d):(\d\d\.\d{3})/g, (_, minutes: string, rest: string) =>
        clock(at * PART_SECONDS + Number(minutes) * 60, rest),
      ),
  );
  const file = join(mkdtempSync(join(tmpdir(), "lectures-")), "hour.en.vtt");
  writeFileSync(file, `WEBVTT\n${cues.join("\n")}`);
  return file;
}

function clock(seconds: number, rest: string): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${rest}`;
}
