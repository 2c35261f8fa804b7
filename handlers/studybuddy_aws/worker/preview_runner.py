"""Where the command looks into captions while a user waits: in the jail of a job's child."""

from __future__ import annotations

from studybuddy.error_codes import error_codes, web_message
from studybuddy.events import Failed, Preview
from studybuddy_aws.runtime.errors import CaptionsRefused, PreviewTooSlow
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.job import CaptionsOrder
from studybuddy_aws.storage.uploads import Upload
from studybuddy_aws.worker.captions_options import captions_options
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.waited_run import WaitedRuns


class PreviewRunner:
    """Runs `preview` for one file at a time."""

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
            return _told(self._runs.run(arguments, place, until, PreviewTooSlow()))


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
