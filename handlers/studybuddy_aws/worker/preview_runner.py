"""Where the command looks into captions, or at a video, while a user waits: in a job's jail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from studybuddy import VideoUrl
from studybuddy.error_codes import error_codes, web_message
from studybuddy.events import Failed, Listed, Preview
from studybuddy_aws.runtime.errors import CaptionsRefused, PreviewTooSlow
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.job import CaptionsOrder
from studybuddy_aws.storage.uploads import Upload
from studybuddy_aws.worker.captions_options import captions_options
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.waited_run import WaitedRuns


class PreviewRunner:
    """Runs `preview` for one file, or one video, at a time."""

    def __init__(self, runs: WaitedRuns) -> None:
        self._runs = runs

    def preview(self, upload: Upload, captions: CaptionsOrder, until: float) -> Preview:
        """How the file is read. `until` is the moment (of the runs' clock) by which it is.

        Raises CaptionsRefused, PreviewTooSlow.
        """
        with self._runs.place("preview-") as place:
            file = place / "upload" / upload.file_name
            file.parent.mkdir()
            file.write_bytes(upload.data)
            arguments = ["preview", "--format=json-progress", *captions_options(file, captions)]
            child = self._runs.run(arguments, place, until, PreviewTooSlow())
        return _told(child, "preview_failed", Preview)

    def look(self, url: VideoUrl, settings: Mapping[str, str], until: float) -> Preview:
        """What YouTube tells of a video and of its captions, as an order would be told.

        `settings` are the child's. Raises CaptionsRefused, also when it takes too long.
        """
        with self._runs.place("look-") as place:
            arguments = ["preview", "--format=json-progress", f"--url={url.id}"]
            child = self._runs.run(arguments, place, until, refused("video_not_seen"), settings)
        return _told(child, "video_not_seen", Preview)

    def list(self, links: str, settings: Mapping[str, str], until: float) -> Listed:
        """What a playlist, or links of which one stands on each line, hold; as `look` besides."""
        with self._runs.place("list-") as place:
            file = place / "links.txt"
            file.write_text(links, "utf-8")
            arguments = ["preview", "--format=json-progress", f"--file={file}"]
            child = self._runs.run(arguments, place, until, refused("video_not_seen"), settings)
        return _told(child, "video_not_seen", Listed)


_Said = TypeVar("_Said", Preview, Listed)


def _told(child: Child, otherwise: str, kind: type[_Said]) -> _Said:
    """What a child that has ended says. Raises CaptionsRefused (`otherwise`: it broke down)."""
    last = child.last
    if isinstance(last, kind) and child.exit_code == 0 and not child.flooding:
        return last
    if isinstance(last, Failed) and not child.flooding and _is_about_captions(last.code):
        raise refused(last.code, last.message)
    log.error("preview broke down", extra={"error": getattr(last, "code", str(child.exit_code))})
    raise refused(otherwise)


def refused(code: str, message: str = "") -> CaptionsRefused:
    """The refusal for a code, as the table has it: its words, and whether to ask again.

    One that is not listed is of a newer build, which wrote down why YouTube refuses.
    """
    listed = error_codes().get(code)
    retryable = listed is None or listed.retryable
    return CaptionsRefused(code, web_message(code, message), retryable=retryable)


def _is_about_captions(code: str) -> bool:
    """Whether a user can do something about it; what broke down is the operator's to look for."""
    listed = error_codes().get(code)
    return listed is not None and not listed.for_operator and listed.kind != "plugin"
