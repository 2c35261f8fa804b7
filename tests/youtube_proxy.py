"""YouTube behind a proxy on loopback, in TLS: whoever asks it goes there by settings alone.

There is a playlist of five lectures of ours, the third of which is gone. Whatever else is asked
for gets no answer, as where YouTube is out of reach. Run by itself, with the folders in PYTHONPATH
that pyproject.toml names for tests, it prints the settings that lead there.
"""

from __future__ import annotations

import json
import os
import ssl
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from benchmarks.claims import lecture_transcript
from composed import listed_video, page, player, playlist_data, playlist_page, track, unplayable
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from studybuddy import Segment
from youtube_server import (
    BROWSE,
    CAPTIONS,
    PLAYER,
    PLAYLIST_PAGE,
    WATCH,
    Answer,
    Asked,
    Visitor,
    YouTubeServer,
    as_json,
)

_HOST = "www.youtube.com"
_LECTURES = Path(__file__).parent / "labelled_claims" / "development"


class Played(NamedTuple):
    """A video of the playlist; one that is gone has no lines."""

    id: str
    title: str
    lines: Sequence[Segment]

    @property
    def seconds(self) -> int:
        return int(self.lines[-1].end) if self.lines else 0

    @property
    def told(self) -> dict[str, Any]:
        """What the player says of it."""
        if not self.lines:
            return unplayable("ERROR", "Video unavailable", "It was removed by the uploader")
        address = f"https://{_HOST}{CAPTIONS}?v={self.id}&lang=en"
        # As the player words it for youtube-transcript-api, which yt-dlp understands too.
        named = {"name": {"runs": [{"text": "English"}]}, "isTranslatable": False}
        tracks = {"captionTracks": [track("en") | named | {"baseUrl": address}]}
        said = player(captions={"playerCaptionsTracklistRenderer": tracks})
        about = {"videoId": self.id, "title": self.title, "lengthSeconds": str(self.seconds)}
        return said | {"videoDetails": said["videoDetails"] | about}


def five_lectures() -> tuple[Played, ...]:
    """The videos of the playlist."""
    names = ("glaciers", "bees", "", "violin", "containers")
    return tuple(
        Played(f"lecture000{number}", f"On {name}" if name else "[Deleted video]", _said(name))
        for number, name in enumerate(names, 1)
    )


@contextmanager
def youtube_behind_proxy(folder: Path) -> Iterator[dict[str, str]]:
    """The settings by which a command asks this YouTube; its certificate lies in the folder."""
    server = _Proxy(five_lectures(), _certified(folder))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    trusted = str(folder / "trusted.pem")
    try:
        yield {
            "STUDYBUDDY_PROXY": server.origin.rstrip("/"),
            "REQUESTS_CA_BUNDLE": trusted,
            "SSL_CERT_FILE": trusted,
        }
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Tunnelled(Visitor):
    """Somebody who asks the proxy for a way to YouTube, and YouTube through it."""

    server: _Proxy

    def do_CONNECT(self) -> None:
        if self.path != f"{_HOST}:443":
            self.send_error(403)
            return
        self.send_response(200)
        self.end_headers()
        self.connection = self.server.certificate.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def finish(self) -> None:
        super().finish()
        self.connection.close()


class _Proxy(YouTubeServer):
    """YouTube, with some videos in a playlist and no others."""

    def __init__(self, videos: Sequence[Played], certificate: ssl.SSLContext) -> None:
        super().__init__(_Tunnelled)
        self.certificate = certificate
        self._videos = {video.id: video for video in videos}

    def answer_to(self, asked: Asked) -> Answer:
        """What YouTube says of a video or the list; of others nothing."""
        nothing = Answer(cut=True)
        if asked.path in {PLAYLIST_PAGE, BROWSE}:
            named = asked.query.get("list", "") + asked.body.decode()
            return self._listed(asked.path) if "PLsample" in named else nothing
        number = json.loads(asked.body)["videoId"] if asked.path == PLAYER else asked.query.get("v")
        if number not in self._videos:
            return nothing
        video = self._videos[number]
        answers = {WATCH: page, PLAYER: as_json}
        if asked.path in answers:
            return answers[asked.path](video.told)
        return (
            _captions(video.lines, asked.query.get("fmt", ""))
            if asked.path == CAPTIONS
            else nothing
        )

    def _listed(self, path: str) -> Answer:
        data = playlist_data(
            *(listed_video(one.id, one.title, one.seconds or None) for one in self._videos.values())
        )
        return playlist_page(data) if path == PLAYLIST_PAGE else as_json(data)


def _said(name: str) -> Sequence[Segment]:
    return lecture_transcript(_LECTURES / f"{name}.en.vtt").segments if name else ()


def _captions(lines: Sequence[Segment], form: str) -> Answer:
    if form == "json3":
        times = ((round(1000 * one.start), round(1000 * (one.end - one.start))) for one in lines)
        events = [
            {"tStartMs": start, "dDurationMs": length, "segs": [{"utf8": one.text}]}
            for (start, length), one in zip(times, lines, strict=True)
        ]
        return as_json({"wireMagic": "pb3", "events": events})
    told = "".join(
        f'<text start="{one.start:.3f}" dur="{one.end - one.start:.3f}">{escape(one.text)}</text>'
        for one in lines
    )
    whole = f'<?xml version="1.0" encoding="utf-8" ?><transcript>{told}</transcript>'
    return Answer(whole.encode(), kind="text/xml; charset=UTF-8")


def _certified(folder: Path) -> ssl.SSLContext:
    """YouTube's name in a certificate that is trusted by whoever trusts `trusted.pem`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(_HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    known = Path(os.environ.get("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"))
    others = known.read_bytes() if known.is_file() else b""
    (folder / "trusted.pem").write_bytes(others + certificate)
    (folder / "youtube.pem").write_bytes(
        certificate
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "youtube.pem")
    return context


def main() -> None:
    """Serve until standard input ends."""
    with (
        tempfile.TemporaryDirectory() as folder,
        youtube_behind_proxy(Path(folder)) as settings,
    ):
        print(json.dumps(settings), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
