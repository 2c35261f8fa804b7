#!/bin/sh
# pySBD loses sentences that hold a sign which it uses inside as a mark of its own.
# Package: pysbd 0.3.4.
# Valid: U+222F (surface integral) and U+2609 (the Sun, as in solar masses) are ordinary signs of physics.
# Behaviour: with clean=False, whose pieces should add up to the text, the sentence up to its end is gone.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pysbd==0.3.4

cat >expected <<'END'
'The flux is \u222e E dA. It is q.' False ['It is q.']
'The flux is \u222f E dA. It is q.' False ['It is q.']
'It has 8 M\u2609 left. It ends.' False ['left. ', 'It ends.']
END
venv/bin/python - >seen <<'END'
import pysbd

segmenter = pysbd.Segmenter(language="en", clean=False)
for text in ("The flux is \u222e E dA. It is q.", "The flux is \u222f E dA. It is q.", "It has 8 M\u2609 left. It ends."):
    pieces = segmenter.segment(text)
    print(ascii(text), "".join(pieces) == text, ascii(pieces))
END

diff expected seen
echo "as seen on 2026-11-29"
