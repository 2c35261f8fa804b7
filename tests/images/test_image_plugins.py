"""Other people's plugins in the image: by one line and a rebuild, and never a broken one."""

import json
import os
import subprocess

import pytest
from worker_image import ROOT, jailed

from studybuddy_local.checkout import EXAMPLE

pytestmark = pytest.mark.image

IMAGE = "localhost/ytstudy-process:outsider"


def build(folder, plugin):
    """Build an image that has a plugin besides; the outcome."""
    return subprocess.run(
        [ROOT / "images" / "build"],
        env={**os.environ, "IMAGE": IMAGE, "PLUGINS": plugin, "OUT": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_a_strangers_exporter_is_in_the_image_after_a_rebuild(tmp_path):
    done = build(tmp_path, "./tests/outsider/studybuddy-export-anki")
    assert done.returncode == 0, done.stdout
    work = tmp_path / "work"
    work.mkdir()
    work.chmod(0o777)

    said = jailed(
        *("yt-study-buddy", "--url=sample-talk", f"--captions=/media/{EXAMPLE.name}"),
        *("--writer=outline", "--exporter=anki", "--output=/mnt/out", "--format=json-progress"),
        image=IMAGE,
        binds=[f"{EXAMPLE.parent}:/media"],
        writable=[f"{work}:/mnt"],
    )

    files = json.loads(said.splitlines()[-1])["files"]
    catalog = json.loads((tmp_path / "catalog.json").read_text())["entries"]
    offered = {one["distribution"] for one in catalog if one["name"] == "anki"}
    assert [("anki", "note.apkg")] == [(one["exporter"], one["file_name"]) for one in files]
    assert b"PK\x03\x04" == (work / "out" / "note.apkg").read_bytes()[:4]
    assert {"studybuddy-export-anki"} == offered


def test_a_broken_plugin_is_never_built_in(tmp_path):
    done = build(tmp_path, "./tests/outsider/studybuddy-export-broken")

    assert done.returncode != 0
    assert "studybuddy-export-broken" in done.stdout
    assert [] == list(tmp_path.iterdir())
