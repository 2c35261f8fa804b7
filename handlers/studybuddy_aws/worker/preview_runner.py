"""Where the command looks into captions while a user waits: in the jail of a job's child."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from studybuddy.error_codes import error_codes, web_message
from studybuddy.events import Failed, Preview
from studybuddy_aws.runtime.errors import CaptionsRefused, PreviewTooSlow
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.job import CaptionsOrder
from studybuddy_aws.storage.uploads import Upload
from studybuddy_aws.worker.captions_options import captions_options
from studybuddy_aws.worker.child import Child, Limits

_TICK_SECONDS = 0.1


class PreviewRunner:
    """Runs `preview` for one file at a time. What it lays down is removed, whatever happens."""

    def __init__(
        self,
        places: Path,
        memory_mb: int,
        start: Callable[..., Child] = Child,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make places of their own for the children in `places`."""
        self._places = places
        self._memory = memory_mb * 1024 * 1024
        self._start = start
        self._clock = clock

    def preview(self, upload: Upload, captions: CaptionsOrder, until: float) -> Preview:
        """How the file is read. `until` is the moment (of the clock) by which it is.

        Raises CaptionsRefused, PreviewTooSlow.
        """
        self._places.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix="preview-", dir=self._places, ignore_cleanup_errors=True
        ) as name:
            place = Path(name)
            for folder in ("work", "home", "tmp", "upload"):
                (place / folder).mkdir()
            file = place / "upload" / upload.file_name
            file.write_bytes(upload.data)
            arguments = ["preview", "--format=json-progress", *captions_options(file, captions)]
            return self._read(arguments, place, until)

    def _read(self, arguments: list[str], place: Path, until: float) -> Preview:
        seconds = max(1, int(until - self._clock()))
        limits = Limits(memory=self._memory, seconds=seconds, processes=0)
        with self._start(arguments, place=place, settings={}, limits=limits) as child:
            while child.running and not child.flooding and self._clock() < until:
                child.lines(_TICK_SECONDS)
            late = child.running and not child.flooding
            child.kill()
            child.last_lines()
        if late:
            raise PreviewTooSlow
        return _told(child)


def _told(child: Child) -> Preview:
    """What a child that has ended says. Raises CaptionsRefused."""
    last = child.last
    if isinstance(last, Preview) and child.exit_code == 0 and not child.flooding:
        return last
    if isinstance(last, Failed) and not child.flooding and _is_about_captions(last.code):
        raise CaptionsRefused(last.code, web_message(last.code, last.message))
    log.error("preview broke down", extra={"error": getattr(last, "code", str(child.exit_code))})
    raise CaptionsRefused("preview_failed", web_message("preview_failed", ""))


def _is_about_captions(code: str) -> bool:
    """Whether a user can do something about it; what broke down is the operator's to look for."""
    listed = error_codes().get(code)
    return listed is not None and not listed.for_operator and listed.kind != "plugin"
