"""What is deployed: the zip of the functions, and the worker's start in this environment."""

from __future__ import annotations

import io
import os
import shlex
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import studybuddy
import studybuddy_aws
from studybuddy.plugins.catalog import catalog
from studybuddy.plugins.registry import Registry

# Zips of the same files are the same bytes.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def functions_zip() -> bytes:
    """Engine and handlers as they are here, with this environment's catalog packed in."""
    files = dict(_sources(studybuddy.__file__, studybuddy_aws.__file__))
    files["studybuddy_aws/catalog.json"] = catalog(Registry(), settings=os.environ).to_json()
    return _zipped(files)


def worker_zip() -> bytes:
    """A start of Lambda's own runtime client, as in the image, with this environment's Python.

    The emulator runs no images; what runs in ours runs here all the same: awslambdaric, the
    handler, the plugins that are installed, and the command as its child.
    """
    start = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m awslambdaric "$_HANDLER"\n'
    return _zipped({"bootstrap": start.encode()})


def _sources(*packages: str | None) -> Iterator[tuple[str, bytes]]:
    for package in packages:
        folder = Path(str(package)).parent
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                yield file.relative_to(folder.parent).as_posix(), file.read_bytes()


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = 0o755 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
