#!/bin/sh
# pysubs2 takes the text of an SRT file, and of Whisper's segments, for Advanced SubStation markup.
# Package: pysubs2 1.8.1. Valid: neither SRT nor Whisper's JSON knows braces or backslashes as markup.
# Behaviour: what stands in braces is gone, `\n` and `\h` of a path or a formula become a break and a space.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pysubs2==1.8.1

cat >expected <<'END'
1
00:00:01,000 --> 00:00:02,000
the set  lies in C: ome
ew, and 
abla f = 0
'the set  lies in C: ome\new, and \nabla f = 0'
END
venv/bin/python - >seen <<'END'
import pysubs2

SAID = r"the set {1, 2} lies in C:\home\new, and \nabla f = 0"
subtitles = pysubs2.SSAFile.from_string(f"1\n00:00:01,000 --> 00:00:02,000\n{SAID}\n")
print(subtitles.to_string("srt").strip())
whisper = {"segments": [{"start": 1.0, "end": 2.0, "text": SAID}]}
print(repr(pysubs2.load_from_whisper(whisper)[0].plaintext))
END

diff expected seen
echo "as seen on 2026-11-29"
