"""How the tests ask for captions."""

import io

from studybuddy import Order, Transcript, VideoUrl, Work
from studybuddy_captions import CaptionsSource

ID = "dQw4w9WgXcQ"


def asked(captions, directory, *, title="", stdin=b"", report=lambda share, message: None):
    """What the source answers to an order that names these captions."""
    order = Order(url=VideoUrl(ID), captions=str(captions), title=title)
    work = Work(order, directory, settings={}, report=report)
    return CaptionsSource(io.BytesIO(stdin)).fetch(order.url, work)


def fetched(directory, content, *, name="talk.txt", **order) -> Transcript:
    """The transcript of a file with this content."""
    file = directory / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return asked(file, directory, **order)
