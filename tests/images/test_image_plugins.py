"""Other people's plugins in the image: by one line and a rebuild, and never a broken one."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from worker_image import ROOT, jailed

from studybuddy_local.paths import EXAMPLE

pytestmark = pytest.mark.image

IMAGE = "localhost/ytstudy-process:outsider"


STRANGER = "./tests/outsider/studybuddy-export-webvtt"
OWN = "./my-own-plugins/studybuddy-export-webvtt"


def build(folder, plugin="", root=ROOT):
    """Build a checkout's image, and name a plugin to the build; the outcome."""
    return subprocess.run(
        [root / "images" / "build"],
        env={
            **os.environ,
            "IMAGE": IMAGE,
            "PLUGINS": plugin,
            "OUT": str(folder),
            "PYTHON": sys.executable,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def checkout(folder, line):
    """A copy of what is in git, a plugin moved, and its line in plugins.txt; it has our layers."""
    kept = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    for name in filter(None, kept):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)
    (folder / OWN).parent.mkdir()
    shutil.move(folder / STRANGER, folder / OWN)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    with (folder / "images" / "process" / "plugins.txt").open("a") as plugins:
        plugins.write(f"{line}\n")
    return folder


@pytest.fixture(scope="module", params=["a line", "an argument"])
def catalog(request, tmp_path_factory):
    """What is offered by an image that a stranger's exporter was put into."""
    folder = tmp_path_factory.mktemp("image")
    if request.param == "a line":
        root = checkout(tmp_path_factory.mktemp("checkout"), OWN)
        done = build(folder, root=root)
    else:
        done = build(folder, STRANGER)
    assert done.returncode == 0, done.stdout
    return json.loads((folder / "catalog.json").read_text())["entries"]


def test_a_strangers_exporter_is_in_the_image_after_a_rebuild(catalog, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    work.chmod(0o777)

    said = jailed(
        *("yt-study-buddy", "--url=sample-talk", f"--captions=/media/{EXAMPLE.name}"),
        *("--writer=outline", "--exporter=webvtt", "--output=/mnt/out", "--format=json-progress"),
        image=IMAGE,
        binds=[f"{EXAMPLE.parent}:/media"],
        writable=[f"{work}:/mnt"],
    )

    files = json.loads(said.splitlines()[-1])["files"]
    offered = {one["distribution"] for one in catalog if one["name"] == "webvtt"}
    assert [("webvtt", "note.vtt")] == [(one["exporter"], one["file_name"]) for one in files]
    assert b"WEBVTT\n" == (work / "out" / "note.vtt").read_bytes()[:7]
    assert {"studybuddy-export-webvtt"} == offered


def test_a_broken_plugin_is_never_built_in(tmp_path):
    done = build(tmp_path, "./tests/outsider/studybuddy-export-broken")

    assert done.returncode != 0
    assert "studybuddy-export-broken" in done.stdout
    assert [] == list(tmp_path.iterdir())
