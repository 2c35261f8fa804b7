#!/bin/sh
# ttconv loses what Japanese subtitles are made of, and a whole file for one attribute.
# Package: ttconv 1.2.3.
# Valid: <ruby> is WebVTT's own (https://www.w3.org/TR/webvtt1/#webvtt-cue-ruby-span); `begin` without `end` on a <div>
# means: until its parent ends (https://www.w3.org/TR/ttml2/#timing-attribute-end).
# Behaviour: the base text goes with its reading; of the TTML nothing is left, without an error.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check ttconv==1.2.3

cat >expected <<'END'
1
00:00:01,000 --> 00:00:02,000
は
begin="1s" end="9s" '1\n00:00:02,000 --> 00:00:03,000\nA wave.\n'
begin="1s" ''
END
venv/bin/python - >seen <<'END'
import io, xml.etree.ElementTree as ElementTree
import ttconv.imsc.reader, ttconv.srt.writer, ttconv.vtt.reader

ruby = "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>\u6ce2<rt>\u306a\u307f</rt></ruby>\u306f\n"
print(ttconv.srt.writer.from_model(ttconv.vtt.reader.to_model(io.StringIO(ruby), None)).strip())
for times in ('begin="1s" end="9s"', 'begin="1s"'):
    ttml = f"""<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div {times}>
        <p begin="1s" end="2s">A wave.</p></div></body></tt>"""
    model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(ttml)))
    print(times, repr(ttconv.srt.writer.from_model(model)))
END

diff expected seen
echo "as seen on 2026-11-29"
