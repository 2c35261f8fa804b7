#!/bin/sh
# yt-dlp's WebVTT parser, which joins the pieces of HLS captions, refuses a file that defines a region.
# Package: yt-dlp 2026.10.26.
# Valid: REGION blocks stand before the first cue, as STYLE does (https://www.w3.org/TR/webvtt1/#file-structure).
# Behaviour: ParseError at the region's first setting; a style sheet in the same place is taken.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check yt-dlp==2026.10.26

cat >expected <<'END'
STYLE ['Magic', 'StyleBlock', 'CueBlock']
REGION ParseError Parse error at position 15
END
venv/bin/python - >seen <<'END'
from yt_dlp import webvtt

CUE = "00:01.000 --> 00:02.000\nA wave.\n"
for head in ("STYLE\n::cue { color: red }\n", "REGION\nid:low\nwidth:40%\n"):
    try:
        blocks = list(webvtt.parse_fragment(f"WEBVTT\n\n{head}\n{CUE}".encode()))
        print(head.split()[0], [type(block).__name__ for block in blocks])
    except webvtt.ParseError as error:
        print(head.split()[0], type(error).__name__, str(error).split(" (near")[0])
END

diff expected seen
echo "as seen on 2026-11-29"
