"""Where a question to a note or over a course is answered while its user waits: in a job's jail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from studybuddy.error_codes import web_message
from studybuddy_aws.runtime.errors import QuestionFailed
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.worker.safe_read import UnsafeFile, opened, read_regular_file
from studybuddy_aws.worker.waited_run import WaitedRuns

_ANSWER = "answer.json"
_LARGEST = 1_000_000
QUOTED = "outline"
"""The writer that only quotes: nobody is paid."""


class SaidLine(msgspec.Struct, frozen=True, kw_only=True):
    """What is said, and the second of the video at which it begins."""

    start: float
    text: str


class AnsweredSentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an answer, and the lines of the transcript that prove it."""

    text: str
    proof: tuple[SaidLine, ...]


class GivenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered, and by whom. Without `sentences` the `excerpts` are what is said of it.

    Where nothing is `said` of it, as far as was found, they are the nearest places. `left_out`
    sentences were not borne out by the transcript.
    """

    said: bool
    writer: str
    sentences: tuple[AnsweredSentence, ...]
    excerpts: tuple[SaidLine, ...]
    left_out: int


class PaidAnswer(GivenAnswer, frozen=True, kw_only=True):
    """The same, with what it cost."""

    cost_usd: float = 0.0


class CourseLine(SaidLine, frozen=True, kw_only=True):
    """What is said in one of the videos of a course; `video` is YouTube's id of it."""

    video: str


class CourseSentence(AnsweredSentence, frozen=True, kw_only=True):
    """A sentence of an answer over a course, and the lines of one video that prove it."""

    proof: tuple[CourseLine, ...]


class CourseAnswer(GivenAnswer, frozen=True, kw_only=True):
    """An answer over a course: each of its lines says which video it is of."""

    sentences: tuple[CourseSentence, ...]
    excerpts: tuple[CourseLine, ...]


class PaidCourseAnswer(CourseAnswer, frozen=True, kw_only=True):
    """The same, with what it cost."""

    cost_usd: float = 0.0


Paid = TypeVar("Paid", bound=PaidAnswer | PaidCourseAnswer)


class QuestionRunner:
    """Runs `ask` for one question at a time."""

    def __init__(self, runs: WaitedRuns) -> None:
        self._runs = runs

    def ask(
        self,
        lay: Callable[[Path], None],
        question: str,
        writer: str,
        settings: Mapping[str, str],
        until: float,
        kind: type[Paid],
    ) -> Paid:
        """The answer of a writer (empty: of who would write notes) from transcripts.

        `lay` lays down the notes that have them; `until` is the moment (of the runs' clock) by
        which the answer is there. Raises QuestionFailed, and what `lay` does.
        """
        with self._runs.place("question-") as place:
            lay(place / "work")
            options = [f"--writer={writer}"] if writer else []
            # A question may look like an option or a path; behind a space it is read as neither.
            asked = ["--output", _ANSWER, *options, "--", "work", f" {question}"]
            child = self._runs.run(["ask", *asked], place, until, too_slow(), settings)
            if child.exit_code != 0:
                raise broke_down(str(child.exit_code))
            return _answer_in(place, kind)


def too_slow() -> QuestionFailed:
    """No answer in the time of a request."""
    told = web_message("question_too_slow", "")
    return QuestionFailed("question_too_slow", told, retryable=True)


def broke_down(why: str) -> QuestionFailed:
    """No answer at all; `why` is for the operator."""
    log.error("question not answered", extra={"error": why})
    return QuestionFailed("question_failed", web_message("question_failed", ""), retryable=True)


def _answer_in(place: Path, kind: type[Paid]) -> Paid:
    with opened(place) as directory:
        if directory is None:
            raise broke_down("no place")
        try:
            found = read_regular_file(_ANSWER, directory, _LARGEST)
            return msgspec.json.decode(found, type=kind)
        except (UnsafeFile, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise broke_down(type(error).__name__) from None
