"""Links as QR codes: pictures that the page names by their link and that nobody fetches."""

from __future__ import annotations

import io

import segno
from PIL import Image

_SCHEME = "qr:"
_MODULE = 4
"""Pixels along a module: a viewer that smooths pictures must not smooth the modules away."""

_GREY = bytes.maketrans(b"\0\1", b"\xff\0")


def is_qr_code(url: str) -> bool:
    """Whether an address names the picture of a link (`qr:https://youtu.be/...`)."""
    return url.startswith(_SCHEME)


def png_of(url: str) -> bytes:
    """The picture that an address names.

    In grey, because WeasyPrint makes three colours of a picture of one bit. The mask is fixed:
    choosing the best of eight, as the standard advises, takes longer than all else here.
    """
    code = segno.make(url.removeprefix(_SCHEME), error="m", micro=False, mask=2)
    side = len(code.matrix)
    dots = b"".join(code.matrix).translate(_GREY)
    picture = Image.frombytes("L", (side, side), dots).resize((side * _MODULE, side * _MODULE), 0)
    drawn = io.BytesIO()
    picture.save(drawn, "PNG")
    return drawn.getvalue()
