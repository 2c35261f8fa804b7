"""The systems that notes can be made on: those with file locks and alarms, as POSIX has them."""

from __future__ import annotations

import platform
from importlib.util import find_spec

from studybuddy.errors import WrongUse


def refuse_other_systems() -> None:
    """Raise WrongUse where a work directory cannot be held, or a run not be ended in time."""
    if find_spec("fcntl") is None:
        raise WrongUse(
            "unsupported_system",
            f"Notes are made on Linux and macOS, not on {platform.system()}. On Windows, run "
            "'wsl --install' once, then install and run yt-study-buddy in the Linux it brings.",
        )
