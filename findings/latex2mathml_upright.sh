#!/bin/sh
# latex2mathml sets a single upright letter in italics, and refuses a doubly primed power.
# Package: latex2mathml 3.81.1.
# Valid: \mathrm{d}x is the usual differential; TeX reads f''^2 as one exponent (The TeXbook, chapter 18).
# Behaviour: one letter becomes <mi>d</mi>, which MathML draws slanted, two letters get mathvariant="normal";
# f'^2 is converted, f''^2 raises DoubleSuperscriptsError.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check latex2mathml==3.81.1

cat >expected <<'END'
\mathrm{d} <mi>&#x00064;</mi>
\mathrm{kg} <mi mathvariant="normal">k</mi><mi mathvariant="normal">g</mi>
f'^2 <mi>f</mi><mi>&#x02032;</mi><mn>2</mn>
f''^2 DoubleSuperscriptsError
END
venv/bin/python - >seen <<'END'
import re
from latex2mathml.converter import convert

for latex in (r"\mathrm{d}", r"\mathrm{kg}", "f'^2", "f''^2"):
    try:
        print(latex, "".join(re.findall(r"<mi.*?</mi>|<mn.*?</mn>", convert(latex))))
    except Exception as error:
        print(latex, type(error).__name__)
END

diff expected seen
echo "as seen on 2026-11-29"
