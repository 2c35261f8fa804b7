#!/bin/sh
# ttconv loses an untimed <div> where one thing is shown after the other, and begins too early what follows it.
# Package: ttconv 1.2.3.
# Valid: in a `seq` container a child begins when the one before it has ended; the implicit end of a <div> is that of what
# it holds (https://www.w3.org/TR/ttml2/#semantics-time-containment).
# Behaviour: "a" is shown from 0 to 10, "b" for four seconds after it, "c" from 14. ttconv shows no "b" and begins "c" at 10;
# with a time of its own (`dur="4s"` on the <div>, which changes nothing) all is right.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-30.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check ttconv==1.2.3

cat >expected <<'END'
untimed ['1', '00:00:00,000 --> 00:00:10,000', 'a', '', '2', '00:00:10,000 --> 00:00:12,000', 'c', '']
dur="4s" ['1', '00:00:00,000 --> 00:00:10,000', 'a', '', '2', '00:00:10,000 --> 00:00:14,000', 'b', '', '3', '00:00:14,000 --> 00:00:16,000', 'c', '']
END
venv/bin/python - >seen <<'END'
import xml.etree.ElementTree as ElementTree
import ttconv.imsc.reader, ttconv.srt.writer

for times in ("", ' dur="4s"'):
    ttml = f"""<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body timeContainer="seq">
        <div dur="10s"><p>a</p></div><div{times}><p dur="4s">b</p></div><div dur="2s"><p>c</p></div>
        </body></tt>"""
    model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(ttml)))
    print(times.strip() or "untimed", ttconv.srt.writer.from_model(model).split("\n"))
END

diff expected seen
echo "as seen on 2026-11-30"
