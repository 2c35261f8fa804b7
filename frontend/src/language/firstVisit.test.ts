import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { firstVisit } from "./en";

const SOURCE = join(import.meta.dirname, "..");
const IMPORTED = /^(?:import|export|\}) (?!type).*from "((?:@|\.\.?)\/[^"]+)";$/gm;
const ASKED = /messages\(\)\.(\w+)|\{ ([\w, ]+) \} = messages\(\);/g;

/** A file and all that it imports at once: neither types nor what is fetched later. */
function withImports(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found;
  const code = readFileSync(file, "utf8");
  found.set(file, code);
  for (const [, path = ""] of code.matchAll(IMPORTED)) {
    const imported = path.startsWith("@/") ? join(SOURCE, path.slice(2)) : join(dirname(file), path);
    const at = [".ts", ".tsx", "/index.ts"].map((end) => imported + end).find(existsSync);
    if (at) withImports(at, found);
  }
  return found;
}

test("what a first visit loads asks for no words that come later", () => {
  const asked = [...withImports(join(SOURCE, "app/main.tsx"))].flatMap(([file, code]) =>
    [...code.matchAll(ASKED)].flatMap(([, one, some]) =>
      (one ?? some ?? "").split(", ").map((part) => ({ part, file })),
    ),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(({ part }) => !Object.hasOwn(firstVisit, part))).toEqual([]);
});
