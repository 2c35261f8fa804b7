"""What a plugin does wrong is told as its own fault, and ends nothing else."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from studybuddy.error_codes import WELL_FORMED, is_listed
from studybuddy.errors import PluginBroken, StudyBuddyError, disk_trouble

# Of the disk, whoever writes: nothing that a plugin's author could mend.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


@contextmanager
def guarded(kind: str, name: str) -> Iterator[None]:
    """Let a plugin's own errors pass, and report anything else as PluginBroken.

    A listed code means what is listed, whoever raises it. Any other is the plugin's own, and its
    message then says whose it is.
    """
    try:
        yield
    except StudyBuddyError as error:
        if not _keeps_the_contract(error):
            raise failure_of(kind, name, error) from error
        if not is_listed(error.code):
            error.tell_plugin(f"{kind} '{name}'")
        raise
    except OSError as error:
        full = error.errno in _FULL
        raise (disk_trouble(error) if full else failure_of(kind, name, error)) from error
    except (Exception, SystemExit, GeneratorExit) as error:
        raise failure_of(kind, name, error) from error


def _keeps_the_contract(error: StudyBuddyError) -> bool:
    """Whether an error has a code as codes are, and words."""
    code: object = error.code
    well_formed = isinstance(code, str) and WELL_FORMED.fullmatch(code)
    return bool(well_formed and error.message.strip())


def failure_of(kind: str, name: str, error: BaseException) -> PluginBroken:
    """What is told of a plugin that raised this."""
    return PluginBroken(
        "plugin_failed",
        f"The {kind} '{name}' failed: {type(error).__name__}: {error}. "
        "Try another one, or tell its author (see: yt-study-buddy plugins).",
    )
