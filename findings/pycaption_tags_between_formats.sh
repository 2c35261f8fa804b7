#!/bin/sh
# pycaption shows an SRT's italics as letters in WebVTT, and cuts words where a TTML span begins or ends.
# Package: pycaption 2.3.14.
# Valid: <i> is the one piece of markup that all SRT players share; a <span> inside a word is plain TTML.
# Behaviour: `&lt;i>` stands in the WebVTT; "wave<span>length</span>s" becomes three words.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pycaption==2.3.14

cat >expected <<'END'
&lt;i>A wave.&lt;/i>
wave length s
END
venv/bin/python - >seen <<'END'
from pycaption import DFXPReader, SRTReader, SRTWriter, WebVTTWriter

srt = "1\n00:00:01,000 --> 00:00:02,000\n<i>A wave.</i>\n"
print(WebVTTWriter().write(SRTReader().read(srt)).splitlines()[-1])
ttml = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div><p begin="1s"
end="2s">wave<span>length</span>s</p></div></body></tt>"""
print(SRTWriter().write(DFXPReader().read(ttml)).splitlines()[-1])
END

diff expected seen
echo "as seen on 2026-11-29"
