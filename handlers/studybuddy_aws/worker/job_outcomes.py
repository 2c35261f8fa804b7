"""How a run of work on a job can end, as read from how its child ended."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from studybuddy import events
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.storage.job import CANCELLED, FileProblem, JobError
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.worker.child import Child


class Done(NamedTuple):
    """The notes are made and stored, all but the files that `problems` are about."""

    note: NoteRow
    cost_usd: float
    problems: tuple[FileProblem, ...] = ()


class Failed(NamedTuple):
    """It did not work; the error says whether trying again may help."""

    error: JobError


class Paused(NamedTuple):
    """The time was over, and the work got on: it is to be taken up again."""


class Stopped(NamedTuple):
    """The user does not want it any more."""


JobOutcome: TypeAlias = Done | Failed | Paused | Stopped

_CODE = re.compile(r"[a-z_]{1,40}", re.ASCII)
_EXPORTER = re.compile(r"[a-z][a-z0-9-]{0,60}", re.ASCII)
_LONGEST_MESSAGE = 600
_MOST_PROBLEMS = 24
_PAUSES = frozenset({"out_of_time", "interrupted"})
# What only the operator can mend. The engine's words for it are advice to whoever installed it.
_OURS = frozenset(
    {
        *("bad_key", "no_credit", "unknown_model", "writer_not_ready", "not_ready"),
        *("exporter_not_ready", "plugin_library_missing"),
        *("bad_proxy", "bad_setting", "bad_settings", "bad_captions", "wrong_use", "same_file"),
        *("directory_unusable", "directory_busy", "directory_taken", "disk", "unforeseen"),
    }
)
_NOT_YOURS = "This is no fault of yours: something is wrong on our side."

CRASHED = JobError(
    code="crashed",
    message="The program that makes the notes broke down over this video.",
    retryable=True,
)
TOO_SLOW = JobError(
    code="too_slow",
    message="The notes did not get on in the time that there is.",
    retryable=True,
)
FAULT = JobError(code="fault", message=_NOT_YOURS, retryable=True)


def failure_of(child: Child, *, moved: bool, late: bool) -> Failed | Paused:
    """What a child that did not finish means.

    `moved` is whether its work got on, `late` whether it was ended because the time was over.
    """
    last = child.last
    if late and moved:
        return Paused()
    if not isinstance(last, events.Failed) or child.flooding:
        return Failed(TOO_SLOW if late else _crash(child))
    if last.code in _PAUSES:
        return Paused() if moved else Failed(TOO_SLOW)
    return Failed(_told(last))


def problems_of(told: Iterable[events.ExportProblem]) -> tuple[FileProblem, ...]:
    """What the user is told of the files that could not be made; the operator hears of each."""
    problems = []
    for one in list(told)[:_MOST_PROBLEMS]:
        code, message = _words(one.code, one.message)
        exporter = one.exporter if _EXPORTER.fullmatch(one.exporter) else ""
        problems.append(FileProblem(exporter=exporter, code=code, message=message))
        count("FilesNotMade")
        log.warning("file not made", extra={"exporter": exporter, "error": code})
    return tuple(problems)


def _told(line: events.Failed) -> JobError:
    code, message = _words(line.code, line.message)
    return JobError(code=code, message=message, retryable=line.retryable)


def _words(code: str, message: str) -> tuple[str, str]:
    """A code and a message that may come from a stranger's plugin, as the user is told them."""
    if not _CODE.fullmatch(code) or code == CANCELLED.code:  # which only the user may say
        code = "failed"
    if code in _OURS:
        count("OperatorNeeded")
        log.error("the operator is needed", extra={"error": code})
        return code, _NOT_YOURS
    return code, message[:_LONGEST_MESSAGE] or _NOT_YOURS


def _crash(child: Child) -> JobError:
    code = child.exit_code or 0
    how = signal.Signals(-code).name if code < 0 else f"exit {code}"
    log.error("child broke down", extra={"how": "flood" if child.flooding else how})
    return CRASHED
