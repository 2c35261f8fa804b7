"""Libraries that come with an extra: imported where they are used, named where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from studybuddy import PluginBroken


def library(name: str, extra: str = "study") -> Any:
    """The module of this name. Raises PluginBroken, which says how it is installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise PluginBroken(
            "plugin_library_missing",
            f"This command needs a library that is not here ({error}). Install it: "
            f"pip install 'yt-study-buddy[{extra}]'",
        ) from None
