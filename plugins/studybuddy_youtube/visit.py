"""One visit to YouTube: one host, bounded time, bounded size, and every answer kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

import studybuddy
import studybuddy.youtube

YOUTUBE = "https://www.youtube.com/"
_CHUNK = 1 << 16


class BoundedAdapter(HTTPAdapter):
    """Requests that end: within the order's time, and at a size. Made anew for each visit.

    `connect` and `read` are seconds, shortened to what the order has left; `size` is bytes, of
    all bodies of the visit together, unpacked. A `proxy` goes before those of the environment.
    """

    def __init__(
        self,
        work: studybuddy.Work,
        proxy: str = "",
        *,
        connect: float = 10.0,
        read: float = 20.0,
        size: int = 32_000_000,
    ) -> None:
        super().__init__()
        self._work = work
        self._proxy = proxy
        self._seconds = (connect, read)
        self._left = size

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer; its body is read within the same bounds. Raises OutOfTime."""
        self._work.checkpoint()
        connect, read = (min(seconds, self._work.remaining()) for seconds in self._seconds)
        proxies = {"https": self._proxy} if self._proxy else proxies
        answer = super().send(request, True, (connect, read), verify, cert, proxies)
        answer.raw = _BoundedBody(answer.raw, self)
        return answer

    def take(self, count: int) -> None:
        """Let `count` more bytes in. Raises SourceRefusal (`too_long`) or OutOfTime."""
        self._work.checkpoint()
        self._left -= count
        if self._left < 0:
            raise studybuddy.youtube.refusal("too_long")


class _BoundedBody:
    """A body that is read one packet at a time, so that one that drips cannot outlast its time."""

    def __init__(self, raw: Any, bounds: BoundedAdapter) -> None:
        self._raw = raw
        self._bounds = bounds

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def stream(self, amount: int, decode_content: bool | None = None) -> Iterator[bytes]:
        """What requests reads a body by."""
        while data := self._raw.read1(_CHUNK, decode_content=decode_content):
            self._bounds.take(len(data))
            yield data


class Visit:
    """A session that reaches YouTube and nothing else, and remembers what it was told."""

    def __init__(self, adapter: HTTPAdapter) -> None:
        self.session = requests.Session()
        # With no other way out, a redirect to another host (a captcha, a sign-in) is an error.
        self.session.adapters.clear()
        self.session.mount(YOUTUBE, adapter)
        # The environment's proxies and certificates hold, but a netrc entry is not for YouTube.
        self.session.auth = _no_sign_in
        self.session.hooks["response"].append(self._keep)
        self._answers: list[requests.Response] = []

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *trouble: object) -> None:
        self.session.close()

    def _keep(self, answer: requests.Response, *_: Any, **__: Any) -> None:
        # requests takes text for Latin-1 where the server does not say; YouTube means UTF-8.
        answer.encoding = "utf-8"
        try:
            answer.content  # noqa: B018  (this is what reads it: only whole answers are kept)
        except BaseException:
            answer.close()
            raise
        self._answers.append(answer)

    @property
    def status(self) -> int:
        """The last answer's HTTP status, 0 if there was none."""
        return self._answers[-1].status_code if self._answers else 0

    @property
    def path(self) -> str:
        """The path that the last answer came from, empty if there was none."""
        return urlsplit(self._answers[-1].url).path if self._answers else ""

    @property
    def body(self) -> bytes:
        """The last answer's body, empty if there was none."""
        return self._answers[-1].content if self._answers else b""

    @property
    def player(self) -> dict[str, Any]:
        """The player response, `{}` if YouTube gave none that can be read."""
        for answer in reversed(self._answers):
            if urlsplit(answer.url).path == "/youtubei/v1/player":
                return _object(answer.content)
        return {}


def _no_sign_in(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
