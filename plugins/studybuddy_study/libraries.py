"""Libraries that come with an extra: imported where they are used, named where they are missing."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

from studybuddy import PluginBroken


def library(name: str, extra: str = "study") -> Any:
    """The module of this name. Raises PluginBroken, which says how it is installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise PluginBroken(
            "plugin_library_missing",
            f"This command needs a library that is not here ({error}). Install it: "
            f"{_install(extra)}",
        ) from None


def needing(*names: str, extra: str = "study") -> type[click.Command]:
    """The kind of command that needs these libraries, and says to `doctor` which are missing."""

    class Needing(click.Command):
        def missing(self) -> str:
            absent = [name for name in names if find_spec(name) is None]
            return f"needs {', '.join(absent)}: {_install(extra)}" if absent else ""

    return Needing


def _install(extra: str) -> str:
    return f"pip install 'yt-study-buddy[{extra}]'"
