"""What a plugin does wrong is told as its own fault, and ends nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from studybuddy.errors import PluginBroken, StudyBuddyError


@contextmanager
def guarded(kind: str, name: str) -> Iterator[None]:
    """Let a plugin's own errors pass, and report anything else as PluginBroken."""
    try:
        yield
    except StudyBuddyError:
        raise
    except (Exception, SystemExit, GeneratorExit) as error:
        raise PluginBroken(
            "plugin_failed",
            f"The {kind} '{name}' failed: {type(error).__name__}: {error}. "
            "Try another one, or tell its author (see: yt-study-buddy plugins).",
        ) from error
