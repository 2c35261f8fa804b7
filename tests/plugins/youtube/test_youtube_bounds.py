"""Time, size, retries, proxies, and what may not be told."""

from __future__ import annotations

import gzip
import logging
import socket
import threading
import traceback
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from replayed import VIDEO, Fetch, Loopback, Refused, asset

import studybuddy
from studybuddy_youtube import YouTubeSource
from youtube_server import CAPTIONS, PLAYER, WATCH, Answer, YouTubeServer

SECRET = "s3cr3t-pass"


def test_a_slow_server_is_not_waited_for(
    youtube: YouTubeServer, refused: Refused, pauses: list[float]
) -> None:
    youtube.says(WATCH, Answer(late=True))
    refusal = refused(read=0.05)
    assert (refusal.code, refusal.retryable, refusal.exit_code) == ("transient", True, 5)
    assert youtube.paths == [WATCH] * 3
    assert pauses == [2.0, 4.0]


def test_a_port_that_never_answers(silent_port: int, tmp_path: Path) -> None:
    adapter = partial(Loopback, origin=f"http://127.0.0.1:{silent_port}/", read=0.05)
    work = studybuddy.Work(studybuddy.Order(url=VIDEO), tmp_path, settings={})
    with pytest.raises(studybuddy.SourceRefusal) as caught:
        YouTubeSource(adapter, wait=lambda _: None).fetch(VIDEO, work)
    assert caught.value.code == "transient"


def test_a_refused_connection(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        adapter = partial(Loopback, origin=f"http://127.0.0.1:{unused.getsockname()[1]}/")
        work = studybuddy.Work(studybuddy.Order(url=VIDEO), tmp_path, settings={})
        with pytest.raises(studybuddy.SourceRefusal) as caught:
            YouTubeSource(adapter, wait=lambda _: None).fetch(VIDEO, work)
    assert caught.value.code == "transient"


@pytest.mark.parametrize("path", [WATCH, PLAYER, CAPTIONS])
@pytest.mark.parametrize("begun", [b"", b"<transcript><text"])
def test_a_connection_that_breaks_off(
    path: str, begun: bytes, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(path, Answer(begun, cut=True))
    assert refused().code == "transient"


def test_a_trouble_that_passes_is_tried_again(
    youtube: YouTubeServer, fetch: Fetch, pauses: list[float]
) -> None:
    youtube.says(WATCH, Answer(b"busy", 503), Answer(asset("youtube.html")))
    assert len(fetch().segments) == 3
    assert youtube.paths == [WATCH, WATCH, PLAYER, CAPTIONS]
    assert pauses == [2.0]


def test_a_block_is_not_tried_again(
    youtube: YouTubeServer, refused: Refused, pauses: list[float]
) -> None:
    youtube.says(WATCH, Answer(b"", 429))
    assert refused().code == "blocked"
    assert (youtube.paths, pauses) == ([WATCH], [])


def test_behind_a_proxy_a_block_is_tried_again_from_another_address(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(WATCH, Answer(b"", 429), Answer(asset("youtube.html")))
    webshare = {
        "STUDYBUDDY_WEBSHARE_USERNAME": "someone",
        "STUDYBUDDY_WEBSHARE_PASSWORD": SECRET,
    }
    assert len(fetch(work={"settings": webshare}).segments) == 3


def test_a_body_that_drips_is_left_at_the_deadline(youtube: YouTubeServer, fetch: Fetch) -> None:
    ticks = count()
    with pytest.raises(studybuddy.OutOfTime):
        fetch(work={"deadline": 9.5, "now": lambda: float(next(ticks))})
    assert youtube.paths == [WATCH]


def test_the_deadline_is_the_deadline_and_not_a_slow_server(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(WATCH, Answer(late=True))
    ticks = count()
    clock = {"deadline": 2.5, "now": lambda: float(next(ticks))}
    with pytest.raises(studybuddy.OutOfTime):
        fetch(work=clock, read=0.05)


def test_nothing_is_asked_when_the_time_is_over(youtube: YouTubeServer, fetch: Fetch) -> None:
    with pytest.raises(studybuddy.OutOfTime):
        fetch(work={"deadline": 0.0, "now": lambda: 1.0})
    assert youtube.paths == []


def test_captions_without_end(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(b"<transcript>" + b" " * 900_000))
    refusal = refused(size=2_000_000)
    assert (refusal.code, refusal.final) == ("too_long", True)


def test_a_bomb_is_measured_unpacked(youtube: YouTubeServer, refused: Refused) -> None:
    packed = gzip.compress(b" " * 50_000_000)
    youtube.says(WATCH, Answer(packed, headers=(("Content-Encoding", "gzip"),)))
    assert refused().code == "too_long"


class Proxy(threading.Thread):
    """A proxy that lets nobody through and remembers who asked."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server.getsockname()[1]}"

    def run(self) -> None:
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            with client:
                self.asked.append(client.recv(4096).decode())
                client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()
    proxy.start()
    yield proxy
    proxy.server.shutdown(socket.SHUT_RDWR)
    proxy.server.close()
    proxy.join()


def refusal_through(settings: dict[str, str], folder: Path) -> studybuddy.SourceRefusal:
    work = studybuddy.Work(studybuddy.Order(url=VIDEO), folder, settings=settings)
    with pytest.raises(studybuddy.SourceRefusal) as caught:
        YouTubeSource(wait=lambda _: None).fetch(VIDEO, work)
    return caught.value


def test_the_proxy_is_used_and_its_password_is_not_told(
    proxy: Proxy, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = {"STUDYBUDDY_PROXY": f"http://someone:{SECRET}@{proxy.address}"}
    refusal = refusal_through(settings, tmp_path)
    assert "CONNECT www.youtube.com:443" in proxy.asked[0]
    assert "Proxy-Authorization: Basic c29tZW9uZTpzM2NyM3QtcGFzcw==" in proxy.asked[0]
    assert (refusal.code, "the proxy" in refusal.message) == ("transient", True)
    told = "".join(traceback.format_exception(refusal)) + caplog.text + repr(refusal)
    assert SECRET not in told
    assert "someone" not in told


def test_our_proxy_goes_before_the_environments(
    proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    refusal_through({"STUDYBUDDY_PROXY": f"http://{proxy.address}/"}, tmp_path)
    assert len(proxy.asked) == 3


def test_the_environments_proxy_is_used_where_there_is_no_other(
    proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.address}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    refusal_through({}, tmp_path)
    assert "CONNECT www.youtube.com:443" in proxy.asked[0]


def test_a_malformed_proxy_is_wrong_use(tmp_path: Path) -> None:
    settings = {"STUDYBUDDY_PROXY": f"http://someone:{SECRET}@:port"}
    work = studybuddy.Work(studybuddy.Order(url=VIDEO), tmp_path, settings=settings)
    with pytest.raises(studybuddy.WrongUse) as caught:
        YouTubeSource().fetch(VIDEO, work)
    assert caught.value.code == "bad_proxy"
    assert SECRET not in "".join(traceback.format_exception(caught.value))
