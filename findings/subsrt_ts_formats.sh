#!/bin/sh
# subsrt-ts takes the first letter of each ASS text away, calls the format SBV, and counts MicroDVD in seconds.
# Package: subsrt-ts 2.1.2 (npm).
# Valid: an ASS file's events as Aegisub writes them; MicroDVD with frames, 25 a second unless it is told.
# Behaviour: `ello, world`; detect() says `sbv`; start and end are 1 and 2 where all other formats give milliseconds.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2

cat >expected <<'END'
ass ssa [ 'ello, world' ]
srt 1000 2000
sub 1 2
END
node --input-type=commonjs - >seen <<'END'
const { detect, parse } = require("subsrt-ts").default;
const ass = [
  "[Script Info]", "ScriptType: v4.00+", "", "[Events]",
  "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
  "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hello, world", "",
].join("\n");
console.log("ass", detect(ass), parse(ass, { format: "ass" }).filter((cue) => cue.text).map((cue) => cue.text));
const files = { srt: "1\n00:00:01,000 --> 00:00:02,000\nA wave.\n", sub: "{25}{50}A wave.\n" };
for (const [format, text] of Object.entries(files)) {
  const [cue] = parse(text, { format, fps: 25 });
  console.log(format, cue.start, cue.end);
}
END

diff expected seen
echo "as seen on 2026-11-29"
