#!/bin/sh
# latex2mathml knows `align` but not `aligned`: it writes a raw `&`, which is no XML, and prints row spacing.
# Package: latex2mathml 3.81.1.
# Valid: `aligned` (amsmath) is how formulas between $$ have several lines; \\[2pt] is LaTeX's row end with space.
# Behaviour: no error; the output cannot be parsed; the matrix gets a cell that begins with "[2pt]".
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check latex2mathml==3.81.1

cat >expected <<'END'
\begin{align}a& [['a', '=b', '(1)'], ['c', '=d', '(2)']]
\begin{aligned} not well-formed (invalid token): line 1, column 93
\begin{bmatrix} [['1', '2'], ['[2pt]3', '4']]
END
venv/bin/python - >seen <<'END'
from xml.etree import ElementTree
from latex2mathml.converter import convert

FORMULAS = [r"\begin{align}a&=b\\c&=d\end{align}", r"\begin{aligned}a&=b\\c&=d\end{aligned}",
            r"\begin{bmatrix}1&2\\[2pt]3&4\end{bmatrix}"]
for latex in FORMULAS:
    try:
        rows = ElementTree.fromstring(convert(latex)).iter("{http://www.w3.org/1998/Math/MathML}mtr")
        print(latex[:15], [["".join(cell.itertext()) for cell in row] for row in rows])
    except ElementTree.ParseError as error:
        print(latex[:15], error)
END

diff expected seen
echo "as seen on 2026-11-29"
