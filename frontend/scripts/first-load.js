// What a first visit loads of JavaScript, gzipped: at most 100 KB. Run after a build.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST = 100 * 1024;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name].imports ?? []) withImports(imported, found);
  return found;
}

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const files = [...withImports(entry)].map((name) => manifest[name].file);
const sizes = [...files, "theme.js"].map((file) => [
  file,
  gzipSync(readFileSync(new URL(file, dist))).length,
]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);

for (const [file, size] of sizes) console.log(`${String(size).padStart(8)}  ${file}`);
console.log(`${String(total).padStart(8)}  of ${MOST} bytes of JavaScript, gzipped, at first load`);
if (total > MOST) process.exit(1);
