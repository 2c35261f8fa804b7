"""yt-dlp held to captions and metadata: one host, bounded time and size, nothing kept on disk."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlsplit

import yt_dlp.globals
from yt_dlp import YoutubeDL
from yt_dlp.extractor.youtube import YoutubeIE, YoutubeTabIE
from yt_dlp.networking.common import Request, Response
from yt_dlp.networking.exceptions import HTTPError, ProxyError, RequestError, TransportError

import studybuddy
import studybuddy.youtube

_CHUNK = 1 << 16


class Downloader(YoutubeDL):  # type: ignore[misc]
    """A YoutubeDL that asks www.youtube.com only, and remembers what went wrong.

    `read` is seconds that the server may be silent, shortened to what the order has left; `size`
    is bytes, of all answers together. `said` are the warnings, errors and notes of the
    extraction, `failed` what the network's troubles mean.
    """

    def __init__(
        self,
        work: studybuddy.Work,
        proxy: str = "",
        *,
        read: float = 20.0,
        size: int = 32_000_000,
    ) -> None:
        self.said: list[str] = []
        self.failed: list[studybuddy.SourceRefusal] = []
        self._work = work
        self._read = read
        self._left = size
        # Plugins of yt-dlp's are strangers' code that nobody asked for here.
        yt_dlp.globals.plugin_dirs.value = []
        params = _params(proxy, _Listener(self.said))
        if work.settings.get("SSL_CERT_FILE"):
            # Certificates of the user's own, as a company's proxy needs, go before certifi's.
            params["compat_opts"] = {"no-certifi"}
        super().__init__(params, auto_init=False)
        self.add_info_extractor(YoutubeIE())
        self.add_info_extractor(YoutubeTabIE())  # playlists

    def write_debug(self, message: str, only_once: bool = False) -> None:
        """Remember a note: that captions were left out for want of a token is said only here."""
        self.said.append(message)

    def urlopen(self, req: Request | str) -> Response:
        """The whole answer, unpacked. Raises yt-dlp's RequestError, SourceRefusal or OutOfTime."""
        request = Request(req) if isinstance(req, str) else req
        self._work.checkpoint()
        _check_host(request.url)
        request.extensions["timeout"] = min(self._read, self._work.remaining())
        try:
            answer = self._whole(super().urlopen(request))
            _check_host(answer.url)
        except RequestError as error:
            if isinstance(error, HTTPError):
                error.response = self._whole(error.response)
            # A time-out at the order's own deadline is the deadline, not YouTube's fault.
            self._work.checkpoint()
            self.failed.append(_refusal_for(error))
            raise
        return answer

    def _whole(self, answer: Response) -> Response:
        with answer:
            body = b"".join(iter(lambda: self._taken(answer.read(_CHUNK)), b""))
        headers = dict(answer.headers.items())
        return Response(io.BytesIO(body), answer.url, headers, answer.status, answer.reason)

    def _taken(self, data: bytes) -> bytes:
        self._work.checkpoint()
        self._left -= len(data)
        if self._left < 0:
            raise studybuddy.youtube.refusal("too_long")
        return data


class _Elsewhere(TransportError):  # type: ignore[misc]
    """Another host than YouTube's was to be asked, or has answered."""


class _Listener:
    """yt-dlp's logger: nothing is printed, warnings and errors are kept."""

    def __init__(self, said: list[str]) -> None:
        self.warning = self.error = said.append

    def debug(self, message: str) -> None:
        """Progress, which nobody reads."""

    info = debug


def _params(proxy: str, listener: _Listener) -> dict[str, Any]:
    return {
        "logger": listener,
        "quiet": True,
        "noprogress": True,
        "color": "never",
        "cachedir": False,
        "skip_download": True,
        "noplaylist": True,
        # A video that does not play may still have captions; why it does not is in a warning.
        "ignore_no_formats_error": True,
        "extractor_retries": 1,
        "retries": 1,
        # None lets the environment's proxy hold.
        "proxy": proxy or None,
        # Programs that run YouTube's JavaScript are needed for media alone.
        "js_runtimes": {},
        "extractor_args": {
            "youtube": {
                "player_client": ["default", "web"],
                "player_skip": ["js", "configs"],
                "skip": ["hls", "dash", "translated_subs"],
            }
        },
    }


def _check_host(url: str) -> None:
    """Raise what yt-dlp takes for a failed request, for any other host than YouTube's."""
    parts = urlsplit(url)
    if (parts.scheme, parts.netloc) != ("https", "www.youtube.com"):
        raise _Elsewhere(f"not asked: {parts.hostname}")


def _refusal_for(error: RequestError) -> studybuddy.SourceRefusal:
    """What a failed request means. It quotes nothing, since a proxy's password may be in it."""
    if isinstance(error, ProxyError):
        return studybuddy.youtube.refusal(
            "transient", "the proxy did not let us through: check its address and password"
        )
    if isinstance(error, _Elsewhere):
        return studybuddy.youtube.refusal("blocked", "it sent us to a page for people instead")
    if not isinstance(error, HTTPError):
        return studybuddy.youtube.refusal("transient", "no connection, or no answer in time")
    if error.status == 429:
        return studybuddy.youtube.refusal("blocked", "it was asked too often from there")
    if error.status == 403:
        return studybuddy.youtube.refusal("blocked")
    return studybuddy.youtube.refusal(
        "transient" if error.status >= 500 else "upstream_changed", f"HTTP status {error.status}"
    )
