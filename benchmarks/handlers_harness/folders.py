"""What lies on a function's disk: its code, unpacked from the zip, and what Lambda has there."""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from py_compile import PycInvalidationMode

from benchmarks import handlers_bare

_ROOT = Path(__file__).parents[2]
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def lay_task(folder: Path) -> None:
    """Unpack the API's zip: the engine, the handlers, msgspec and the catalog, compiled."""
    _copy(_ROOT / "engine" / "studybuddy", folder)
    _copy(_ROOT / "handlers" / "studybuddy_aws", folder)
    for name, place in _top_level(distribution("msgspec")).items():
        shutil.copytree(place, folder / name)
    listing = [sys.executable, "-m", "studybuddy", "plugins", "--json"]
    catalog = subprocess.run(listing, check=True, capture_output=True).stdout
    (folder / "studybuddy_aws" / "catalog.json").write_bytes(catalog)
    _compile(folder)


def lay_bare(folder: Path) -> None:
    """Unpack the zip of the functions that are compared with, compiled."""
    for file in Path(handlers_bare.__path__[0]).glob("*.py"):
        shutil.copy(file, folder)
    _compile(folder)


def lay_runtime(folder: Path) -> None:
    """Link what Lambda's Python has of its own: awslambdaric and boto3, with all they need."""
    waiting, seen = ["awslambdaric", "boto3"], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or (found := _installed(name)) is None:
            continue
        seen.add(name)
        for top, place in _top_level(found).items():
            (folder / top).symlink_to(place)
        waiting += [_NAME.findall(line)[0] for line in found.requires or () if "extra" not in line]


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _top_level(found: Distribution) -> dict[str, Path]:
    """Where a distribution's packages and modules are, by name."""
    tops = {
        file.parts[0] for file in found.files or () if file.parts[0] not in {"..", "__pycache__"}
    }
    return {top: Path(str(found.locate_file(top))) for top in tops if ".dist-info" not in top}


def _copy(package: Path, folder: Path) -> None:
    shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))


def _compile(folder: Path) -> None:
    """Compile as for a zip, where no time of a file can be relied on."""
    compileall.compile_dir(
        folder, quiet=1, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH, stripdir=folder
    )
