#!/bin/sh
# yt-dlp's TTML converter (`--convert-subs srt`) drops cues whose times are offsets, and reads frames as decimals.
# Package: yt-dlp 2026.10.26.
# Valid: offset times with h, m, ms, f and t, and frames after a third colon, are TTML's own
# (https://www.w3.org/TR/ttml2/#timing-value-time-expression). The frame rate is 30 unless it is said.
# Behaviour: of six cues that begin at 90, 60, 1.5, 2, 4 and 5.4 seconds the first four are gone, without a word, and the
# last (12 frames past 5 seconds) begins at 5.120.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check yt-dlp==2026.10.26

cat >expected <<'END'
5
00:00:04,000 --> 00:00:05,000
from 4s

6
00:00:05,120 --> 00:00:06,000
from 00:00:05:12
END
venv/bin/python - >seen <<'END'
from yt_dlp.utils import dfxp2srt

TIMES = [("1.5m", "2m"), ("0.0166667h", "0.02h"), ("1500ms", "1900ms"), ("60f", "90f"),
         ("4s", "5s"), ("00:00:05:12", "00:00:06:00")]
cues = "".join(f'<p begin="{begin}" end="{end}">from {begin}</p>' for begin, end in TIMES)
ttml = f'<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>{cues}</div></body></tt>'
print(dfxp2srt(ttml.encode()).strip())
END

diff expected seen
echo "as seen on 2026-11-29"
