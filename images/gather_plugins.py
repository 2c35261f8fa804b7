"""Lay other people's plugins where the image is built from: their folders, and what they need.

    python images/gather_plugins.py [PLUGIN ...]

Those of images/process/plugins.txt and those named, each a folder or wheel of this machine or a
name as pip reads it, go to out/plugins; there, requirements.lock names each library that they add,
with its hashes. That lock is kept as images/process/plugins.lock, so that the next build takes the
same files; what is only named here leaves it alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLUGINS = "images/process/plugins.txt"
LOCK = "images/process/plugins.lock"
IMAGE_LOCK = "images/process/requirements.lock"
GATHERED = "out/plugins"
_PIN = re.compile(r"([A-Za-z0-9._-]+)==")
_LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info")


def gather(root: Path, named: Iterable[str] = ()) -> None:
    """Fill `root`/out/plugins anew; gone if there is none. SystemExit says what is amiss."""
    shutil.rmtree(root / GATHERED, ignore_errors=True)
    listed, named = list(_listed(root)), list(named)
    if not listed:
        (root / LOCK).unlink(missing_ok=True)
    if not listed + named:
        return
    (root / GATHERED).mkdir(parents=True)
    lock = root / GATHERED / "requirements.lock"
    if (root / LOCK).exists():
        shutil.copy(root / LOCK, lock)
    _resolve(root, [_taken(root, word) for word in listed + named], lock)
    if listed and not named:
        shutil.copy(lock, root / LOCK)


def _listed(root: Path) -> Iterator[str]:
    for line in (root / PLUGINS).read_text(encoding="utf-8").splitlines():
        if word := re.sub(r"(^|\s)#.*", "", line).strip():
            yield word


def _taken(root: Path, word: str) -> str:
    """What uv is told of a plugin; one that lies here is copied to where the build sees it."""
    here, copy = root / word, root / GATHERED / Path(word).name
    if here.is_dir():
        return str(shutil.copytree(here.resolve(), copy, ignore=_LEFT_BEHIND))
    if here.suffix == ".whl" and here.is_file():
        return str(shutil.copy(here, copy))
    if "/" in word or "@" in word:
        raise SystemExit(
            f"{word} (in {PLUGINS}) is no folder and no wheel here. Write NAME==VERSION, or the "
            "folder of a checkout."
        )
    return word


def _resolve(root: Path, plugins: list[str], lock: Path) -> None:
    """Write the lock. What the image has stays as it is; Study Buddy is this one, no index's."""
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "-", "--quiet", "--universal"),
        *("--python-version", "3.13", "--constraint", str(root / IMAGE_LOCK), "--generate-hashes"),
        *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"),
        *("--output-file", str(lock)),
    ]
    wanted = "\n".join([f"yt-study-buddy @ {root.resolve().as_uri()}", *plugins])
    done = subprocess.run(  # noqa: S603
        command, input=wanted, text=True, check=False, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        raise SystemExit(
            f"What the plugins of {PLUGINS} need cannot be had beside what the image has (above)."
        )
    in_image = set(_PIN.findall((root / IMAGE_LOCK).read_text(encoding="utf-8")))
    blocks = re.findall(r"^\S.*\n(?:[ ].*\n)*", lock.read_text(encoding="utf-8"), re.MULTILINE)
    added = [block for block in blocks if (pin := _PIN.match(block)) and pin[1] not in in_image]
    lock.write_text("".join(added), encoding="utf-8")


if __name__ == "__main__":
    gather(ROOT, sys.argv[1:])
