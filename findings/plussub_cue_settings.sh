#!/bin/sh
# @plussub/srt-vtt-parser loses the end of every cue that has settings.
# Package: @plussub/srt-vtt-parser 2.0.5 (npm).
# Valid: settings follow the times on the same line; YouTube writes `align:start position:0%` behind each automatic one.
# Behaviour: `to` is not a number.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @plussub/srt-vtt-parser@2.0.5

cat >expected <<'END'
"" 1000 2000
" align:start position:0%" 1000 NaN
END
node --input-type=commonjs - >seen <<'END'
const { parse } = require("@plussub/srt-vtt-parser");
for (const settings of ["", " align:start position:0%"]) {
  const { entries } = parse(`WEBVTT\n\n00:01.000 --> 00:02.000${settings}\nA wave.\n`);
  console.log(JSON.stringify(settings), entries[0].from, entries[0].to);
}
END

diff expected seen
echo "as seen on 2026-11-29"
