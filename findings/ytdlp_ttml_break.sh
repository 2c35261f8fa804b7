#!/bin/sh
# yt-dlp's TTML converter writes an empty line into a cue where an indented source line follows a <br/>, and an empty line
# ends a cue of an SRT: readers lose what stands below it.
# Packages: yt-dlp 2026.10.26; read back by pycaption 2.3.14 and pysrt 1.1.2.
# Valid: white space around a line break is collapsed in TTML unless xml:space says `preserve`.
# Behaviour: the line feed after <br/> is kept; "not matter." is in the file and in no reader's cue.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check yt-dlp==2026.10.26 pycaption==2.3.14 pysrt==1.1.2

cat >expected <<'END'
'1\n00:00:01,000 --> 00:00:03,000\nA wave carries energy,\n\n   not matter.\n\n'
pycaption ['A wave carries energy,']
pysrt ['A wave carries energy,']
END
venv/bin/python - >seen <<'END'
import pycaption, pysrt
from yt_dlp.utils import dfxp2srt

TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>
<p begin="1s" end="3s">A wave carries energy,<br/>
   not matter.</p>
</div></body></tt>"""
srt = dfxp2srt(TTML.encode())
print(repr(srt))
captions = pycaption.SRTReader().read(srt)
print("pycaption", [caption.get_text() for caption in captions.get_captions("en-US")])
print("pysrt", [item.text for item in pysrt.from_string(srt)])
END

diff expected seen
echo "as seen on 2026-11-29"
