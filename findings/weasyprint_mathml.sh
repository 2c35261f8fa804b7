#!/bin/sh
# WeasyPrint prints MathML as its letters in a row, without a warning.
# Packages: weasyprint 70.0; read by pypdf 7.1.0. Needs Pango.
# Valid: MathML stands in HTML 5 as it is, and browsers lay it out.
# Behaviour: a half is "12" and x squared "x2", all on one line in one size; the log says nothing.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check weasyprint==70.0 pypdf==7.1.0

cat >expected <<'END'
12x2 | lines and sizes: 1 | warnings: 0
END
venv/bin/python - >seen <<'END'
import io, logging
import pypdf, weasyprint

said, places = [], set()
logging.getLogger("weasyprint").addFilter(lambda record: said.append(record.getMessage()) or False)
HTML = "<p><math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>x</mi><mn>2</mn></msup></math></p>"
page = pypdf.PdfReader(io.BytesIO(weasyprint.HTML(string=HTML).write_pdf())).pages[0]

def visit(text, _, matrix, font, size):
    if text.strip():
        places.add((round(matrix[5], 3), size))

print(page.extract_text(visitor_text=visit), "| lines and sizes:", len(places), "| warnings:", len(said))
END

diff expected seen
echo "as seen on 2026-11-29"
