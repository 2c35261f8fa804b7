#!/bin/sh
# python-docx leaves out of Paragraph.text what a lecture's handout is made of.
# Package: python-docx 1.2.0.
# Valid: formulas, ruby, symbols, inserted words and simple fields as Word writes them (ECMA-376, part 1).
# Behaviour: their text is missing, without a mark where it stood; a hyperlink's is there.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0

cat >expected <<'END'
hyperlink [here]
formula []
ruby []
symbol []
insertion []
field []
END
venv/bin/python - >seen <<'END'
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PARTS = {
    "hyperlink": '<w:hyperlink w:anchor="a"><w:r><w:t>here</w:t></w:r></w:hyperlink>',
    "formula": "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>",
    "ruby": "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>nami</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>wave</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "symbol": '<w:r><w:sym w:font="Symbol" w:char="F06C"/></w:r>',
    "insertion": '<w:ins w:id="1" w:author="A"><w:r><w:t>not</w:t></w:r></w:ins>',
    "field": '<w:fldSimple w:instr=" REF f "><w:r><w:t>7</w:t></w:r></w:fldSimple>',
}
for name, part in PARTS.items():
    words = f"<w:r><w:t>[</w:t></w:r>{part}<w:r><w:t>]</w:t></w:r>"
    print(name, Paragraph(parse_xml(f'<w:p xmlns:w="{W}" xmlns:m="{M}">{words}</w:p>'), None).text)
END

diff expected seen
echo "as seen on 2026-11-29"
