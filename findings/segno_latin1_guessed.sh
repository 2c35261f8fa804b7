#!/bin/sh
# segno writes short Western texts into QR codes as Latin-1 without saying so, and ZXing takes some for Japanese.
# Packages: segno 1.6.6; read by zxing-cpp 3.1.1.
# Valid: bytes without an ECI are ISO 8859-1 by the standard (ISO/IEC 18004); ZXing guesses, as many readers do.
# Behaviour: the degree sign and the micro sign are read as half-width katakana; eci=True changes nothing, as segno
# writes no ECI for its default; with encoding="utf-8" all are read right.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0

cat >expected <<'END'
'caf\xe9' 'caf\xe9' 'caf\xe9' 'caf\xe9'
'100 \xb0C' '100 \uff70C' '100 \uff70C' '100 \xb0C'
'\xb5m' '\uff75m' '\uff75m' '\xb5m'
END
venv/bin/python - >seen <<'END'
import io
import segno, zxingcpp
from PIL import Image

def read(text, **options):
    png = io.BytesIO()
    segno.make_qr(text, **options).save(png, kind="png", scale=8, border=4)
    return ascii(zxingcpp.read_barcodes(Image.open(png).convert("L"))[0].text)

for text in ("caf\u00e9", "100 \u00b0C", "\u00b5m"):
    print(ascii(text), read(text), read(text, eci=True), read(text, encoding="utf-8"))
END

diff expected seen
echo "as seen on 2026-11-29"
