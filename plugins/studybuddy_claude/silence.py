"""A stream that says nothing but that it is there: given up after a while."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

_PING = (b"event: ping", b'data: {"type": "ping"}', b'data: {"type":"ping"}', b"")
"""Lines that carry no part of a reply. The API sends them every few seconds, and the library hides
them: a read that waits for anything at all would wait for ever."""


def watch_stream(
    response: httpx2.Response, limit: float, now: Callable[[], float] = time.monotonic
) -> None:
    """Let reading this response raise httpx2.ReadTimeout after `limit` seconds of mere pings."""
    import httpx2

    class Watched(httpx2.SyncByteStream):
        def __init__(self, inner: httpx2.SyncByteStream) -> None:
            self.inner = inner

        def __iter__(self) -> Iterator[bytes]:
            heard = now()
            for chunk in self.inner:
                if not is_ping(chunk):
                    heard = now()
                elif now() - heard > limit:
                    raise httpx2.ReadTimeout("nothing but pings", request=response.request)
                yield chunk

        def close(self) -> None:
            self.inner.close()

    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = Watched(response.stream)


def is_ping(chunk: bytes) -> bool:
    """Whether bytes of a stream are whole lines that carry no part of a reply."""
    lines = (line.strip() for line in chunk.split(b"\n"))
    return all(line in _PING or line.startswith(b":") for line in lines)
