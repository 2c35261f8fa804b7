"""How a run of work on a job can end, as read from how its child ended."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from studybuddy import StudyBuddyError, events
from studybuddy.error_codes import WELL_FORMED, error_codes, web_message
from studybuddy.errors import ConfirmationNeeded
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.storage.job import CANCELLED, FileProblem, JobError, JobOrder
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.worker.child import Child


class RunCompleted(NamedTuple):
    """The notes are made and stored, all but the files that `problems` are about."""

    note: NoteRow
    cost_usd: float
    problems: tuple[FileProblem, ...] = ()


class RunFailed(NamedTuple):
    """It did not work; the error says whether trying again may help.

    `moved` is whether the work got on all the same.
    """

    error: JobError
    moved: bool = False


class RunUnconfirmed(NamedTuple):
    """Nothing is paid yet: with so many words it takes more credits than were charged."""

    words: int
    credits: int


class RunPaused(NamedTuple):
    """The time was over, and the work got on: it is to be taken up again."""


class RunStopped(NamedTuple):
    """The user does not want it any more."""


JobOutcome: TypeAlias = RunCompleted | RunFailed | RunUnconfirmed | RunPaused | RunStopped

_EXPORTER = re.compile(r"[a-z][a-z0-9-]{0,60}", re.ASCII)
_MOST_PROBLEMS = 24
# 120 hours of lectures by default: more than that is a wrong file, or more pieces than are carried.
MOST_CREDITS = 40
_TO_CONFIRM = ConfirmationNeeded.exit_code
_PAUSES = frozenset({"out_of_time", "interrupted"})
# Said for a code that none of ours, and no plugin that keeps its contract, would give.
_NO_CODE = "failed"


def failure_of(child: Child, *, moved: bool, late: bool) -> RunFailed | RunPaused:
    """What a child that did not finish means.

    `moved` is whether its work got on, `late` whether it was ended because the time was over.
    """
    last = child.last
    if late and moved:
        return RunPaused()
    if not isinstance(last, events.Failed) or child.flooding:
        return RunFailed(job_error("too_slow") if late else _crash(child))
    if last.code in _PAUSES:
        return RunPaused() if moved else RunFailed(job_error("too_slow"))
    return RunFailed(_told(last.code, last.message, retryable=last.retryable), moved)


def question_of(child: Child, charged: int) -> RunUnconfirmed | RunFailed | None:
    """What a child asks that ended with the question for a confirmation; None if it did not."""
    last = child.last
    if not isinstance(last, events.Unconfirmed) or child.exit_code != _TO_CONFIRM:
        return None
    if last.credits > MOST_CREDITS:
        return RunFailed(job_error("too_long"))
    if last.credits <= charged:
        return RunFailed(_crash(child))
    return RunUnconfirmed(last.words, last.credits)


def failure_by(error: StudyBuddyError) -> RunFailed:
    """What an error of the worker's own means to the job's owner."""
    return RunFailed(_told(error.code, error.message, retryable=error.retryable))


def job_error(code: str) -> JobError:
    """The error with this code, in its listed words. Raises KeyError for one that is not listed."""
    return _told(code, "", retryable=error_codes()[code].retryable)


def captions_would_help(order: JobOrder, error: JobError) -> bool:
    """Whether a job can go on with captions of its user's own: it has none, and the error says so.

    Those that the user gave are not asked for again: what is wrong with them is said.
    """
    listed = error_codes().get(error.code)
    return not order.upload and listed is not None and listed.offer == "captions"


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


def _told(code: str, message: str, *, retryable: bool) -> JobError:
    code, message = _words(code, message)
    return JobError(code=code, message=message, retryable=retryable)


def _words(code: str, message: str) -> tuple[str, str]:
    """A code and a message, perhaps a stranger's plugin's, as the job's owner is told them.

    Words meant for the command speak to who installed it: the listed words take their place.
    """
    if not WELL_FORMED.fullmatch(code) or code == CANCELLED.code:  # which only the user may say
        code = _NO_CODE
    listed = error_codes().get(code)
    if listed is not None and listed.for_operator:
        count("OperatorNeeded")
        log.error("the operator is needed", extra={"error": code})
    return code, web_message(code, message)


def _crash(child: Child) -> JobError:
    code = child.exit_code or 0
    how = signal.Signals(-code).name if code < 0 else f"exit {code}"
    log.error("child broke down", extra={"how": "flood" if child.flooding else how})
    return job_error("crashed")
