#!/bin/sh
# WeasyPrint's PDF/UA says the document's language only: words in another language are read aloud in the wrong voice.
# Packages: weasyprint 70.0; read by pypdf 7.1.0. Needs Pango.
# Valid: HTML's lang stands on any element; PDF/UA-1 (ISO 14289-1, 7.2) wants each change of language declared.
# Behaviour: /Lang stands in the catalog, in no element of the structure and in no marked content; and an <img alt="">,
# which is HTML's word for decoration, becomes a Figure without /Alt instead of an artifact.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check weasyprint==70.0 pypdf==7.1.0

cat >expected <<'END'
catalog: en | /Lang in the whole file: 1
elements with /Lang: 0
figures: [None]
END
venv/bin/python - >seen <<'END'
import io
import pypdf, weasyprint

SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9'/></svg>"
HTML = f'''<html lang="en"><title>Waves</title><p>He says <span lang="fr">onde</span>.</p>
<p lang="de">Welle</p><img alt="" src="{SVG}"></html>'''
pdf = weasyprint.HTML(string=HTML).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
catalog = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]

def elements(kids):
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid := kid.get_object(), dict) and "/S" in kid:
            yield kid
            yield from elements(kid.get("/K", []))

tree = list(elements(catalog["/StructTreeRoot"]["/K"].get_object()))
print("catalog:", catalog["/Lang"], "| /Lang in the whole file:", pdf.count(b"/Lang"))
print("elements with /Lang:", sum("/Lang" in element for element in tree))
print("figures:", [element.get("/Alt") for element in tree if element["/S"] == "/Figure"])
END

diff expected seen
echo "as seen on 2026-11-29"
