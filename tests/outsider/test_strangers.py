"""Strangers' packages, installed beside Study Buddy: found, reported, and harming nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from fresh_venv import FreshVenv
from studybuddy.plugins.catalog import Catalog

HERE = Path(__file__).parent
SOUND = "studybuddy-export-webvtt"
SICK = [f"studybuddy-export-{word}" for word in ("broken", "clashing", "outdated")]


@pytest.fixture(scope="module")
def crowded(fresh_venv: FreshVenv) -> Iterator[FreshVenv]:
    """An environment in which all of them are installed."""
    fresh_venv.install(*(HERE / name for name in (SOUND, *SICK)))
    yield fresh_venv
    fresh_venv.uninstall(SOUND, *SICK)


@pytest.fixture(scope="module")
def catalog(crowded: FreshVenv) -> dict[str, list[dict[str, str]]]:
    """What `yt-study-buddy plugins --json` says there."""
    return json.loads(crowded.run("yt-study-buddy", "plugins", "--json"))


def test_the_stranger_is_found_without_touching_our_code(catalog) -> None:
    expected = {
        "kind": "exporter",
        "name": "webvtt",
        "title": "WebVTT track, the notes shown while the video plays",
        "media_type": "text/vtt",
        "distribution": "studybuddy-export-webvtt",
        "version": "1.0.0",
        "missing": "",
        "paid": False,
        "abilities": [],
    }
    assert [expected] == [entry for entry in catalog["entries"] if entry["name"] == "webvtt"]


def test_what_the_command_prints_is_read_where_no_plugin_is(crowded: FreshVenv) -> None:
    printed = crowded.run("yt-study-buddy", "plugins", "--json").encode()
    assert printed == Catalog.from_json(printed).to_json()


def test_the_strangers_own_tests_pass(crowded: FreshVenv) -> None:
    printed = crowded.run("python", "-m", "pytest", "-q", cwd=crowded.folder / "packages" / SOUND)
    assert " passed" in printed
    assert "failed" not in printed


def test_each_trouble_has_its_name(catalog) -> None:
    assert [
        ("hologram", "plugin_outdated", "studybuddy-export-outdated"),
        ("pdf", "plugin_clash", "studybuddy-export-clashing, yt-study-buddy"),
        ("slides", "plugin_broken", "studybuddy-export-broken"),
    ] == sorted(
        (t["name"], t["code"], ", ".join(sorted(t["distribution"].split(", "))))
        for t in catalog["troubles"]
    )


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("slides", ["studybuddy-export-broken 0.3.0", "cannot import name 'escape_slides'"]),
        ("pdf", ["yt-study-buddy 0.1.0", "studybuddy-export-clashing 2.0.0", "pip uninstall"]),
        ("hologram", ["studybuddy-export-outdated 9.0.0", "studybuddy.exporters.v2", "pip inst"]),
    ],
)
def test_each_trouble_says_who_and_why(catalog, name: str, telling: list[str]) -> None:
    messages = [t["message"] for t in catalog["troubles"] if t["name"] == name]
    assert [[True] * len(telling)] == [
        [text in message for text in telling] for message in messages
    ]


def test_all_others_are_usable(catalog) -> None:
    ours = {e["name"] for e in catalog["entries"] if e["distribution"] == "yt-study-buddy"}
    assert {"markdown", "json", "outline", "lecture", "captions"} <= ours


def test_people_are_told_too(crowded: FreshVenv) -> None:
    printed = crowded.run("yt-study-buddy", "plugins")
    assert [True] * 4 == [name in printed for name in (SOUND, *SICK)]


def test_a_build_that_asks_for_strictness_fails(crowded: FreshVenv) -> None:
    assert 1 == crowded.attempt("yt-study-buddy", "plugins", "--strict").returncode


def test_notes_are_made_among_them(crowded: FreshVenv, tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(
        "1\n00:00:00,000 --> 00:00:06,000\nA load is anything that a bridge has to hold up.\n\n"
        "2\n00:00:06,000 --> 00:00:12,000\nTension is a force that pulls a material apart.\n"
    )
    command = ["yt-study-buddy", "--url", "sampleVideo", "--captions", "talk.srt"]
    exporters = ["--exporter", "markdown", "--exporter", "webvtt"]
    crowded.run(*command, "--writer", "outline", *exporters, "--output", "out", cwd=tmp_path)
    assert b"WEBVTT\n" == (tmp_path / "out" / "note.vtt").read_bytes()[:7]
    assert (tmp_path / "out" / "note.md").read_text(encoding="utf-8")
