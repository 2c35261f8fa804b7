"""A playlist from its link to an index, with the real yt-dlp and YouTube on loopback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from composed import (
    PLAYLIST,
    json3,
    listed_video,
    page,
    player,
    playlist_data,
    playlist_page,
    track,
    unplayable,
)

from studybuddy.command.main import cli
from youtube_server import BROWSE, CAPTIONS, PLAYER, PLAYLIST_PAGE, WATCH, YouTubeServer, as_json

PLUGIN = """
import os
from functools import partial
from composed import Loopback
from studybuddy_ytdlp import YtDlpSource

class Local(YtDlpSource):
    "yt-dlp, with YouTube on this machine."

    def __init__(self):
        super().__init__(partial(Loopback, origin=os.environ["STUDYBUDDY_TEST_ORIGIN"]))
"""
SAID = (
    "Retrieval practice is a way to strengthen memory.",
    "Spacing is a habit that lets memory rest between two tries.",
    "Forgetting is a process that makes recalling worth its effort.",
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, youtube: YouTubeServer) -> Path:
    (tmp_path / "local_youtube.py").write_text(PLUGIN)
    info = tmp_path / "local-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: local\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[studybuddy.sources]\nlocal = local_youtube:Local\n")
    monkeypatch.setenv("STUDYBUDDY_SOURCES", "local")
    monkeypatch.setenv("STUDYBUDDY_TEST_ORIGIN", youtube.origin)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_a_playlist_of_which_one_video_is_private(
    place: Path, youtube: YouTubeServer, capfd: pytest.CaptureFixture[str]
) -> None:
    ids = [f"aaaaaaaaaa{n}" for n in range(3)]
    data = playlist_data(*(listed_video(video, f"Talk {video[-1]}", 180) for video in ids))
    youtube.says(PLAYLIST_PAGE, playlist_page(data))
    youtube.says(BROWSE, as_json(data))
    private = unplayable("LOGIN_REQUIRED", "Private video", "Sign in if you've been granted access")
    good = player(track("en"))
    said = [
        one | {"videoDetails": one["videoDetails"] | {"videoId": video}}
        for video, one in zip(ids, (good, private, good), strict=True)
    ]
    youtube.says(WATCH, *map(page, said))
    youtube.says(PLAYER, *map(as_json, said))
    youtube.says(CAPTIONS, json3(*SAID * 3))
    code = cli.main(
        [
            *("--writer", "outline", "--checker", "none", "--exporter", "markdown"),
            *("--format", "json-progress", "--output", str(place / "course"), "--keep-going"),
            PLAYLIST.url,
        ],
        standalone_mode=False,
    )
    last = json.loads(capfd.readouterr().out.splitlines()[-1])
    assert (6, "Memory, a course") == (code, last["title"])
    assert [("completed", ""), ("failed", "private"), ("completed", "")] == [
        (one["state"], one["code"]) for one in last["videos"]
    ]
    index = (place / "course" / "index.md").read_text()
    assert f"1. [On remembering]({ids[0]}/note.md)" in index
    assert "2. [Talk 1](https://youtu.be/aaaaaaaaaa1) · 3:00 · **No notes yet** · " in index
    assert {PLAYLIST_PAGE, BROWSE, WATCH, PLAYER, CAPTIONS} == set(youtube.paths)
