"""Does the transcript mean what the note claims? Whoever can tell is asked, and held to a quote.

Who that is, the engine does not know: a checker is a plugin. What it says is believed only as far
as the transcript bears it out word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from studybuddy.error_codes import error_codes
from studybuddy.errors import OutOfTime, StudyBuddyError
from studybuddy.grounding.evidence import Evidence
from studybuddy.grounding.tokens import squashed
from studybuddy.note import CheckerReport, Claim
from studybuddy.text import safe
from studybuddy.text.scripts import is_unspaced
from studybuddy.text.words import words
from studybuddy.transcript import Transcript

# Characters of a checker's own words that are handed on. A longer quote proves nothing more.
_LONGEST_REASON = 300
_LONGEST_QUOTE = 2_000


class Verdict(msgspec.Struct, frozen=True):
    """What a checker says of a claim, held against the lines that it cites and their neighbours.

    `supported` and `contradicted` need a `quote`, verbatim words of the transcript that show it;
    `not_said` has none. `unknown` is the right answer of whoever could not look. `reason` is in
    words for a writer, who is asked to mend what is contradicted or not said.
    """

    says: Literal["supported", "contradicted", "not_said", "unknown"]
    reason: str = ""
    quote: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the claim must be mended or dropped."""
        return self.says in {"contradicted", "not_said"}


Ask: TypeAlias = Callable[[Sequence[Claim], Evidence], Sequence[Verdict] | StudyBuddyError]
"""Gives one verdict for each claim, or why meaning cannot be checked."""

Doubts: TypeAlias = dict[str, str]
"""Why a claim is refused, in words for a writer, by the checker's name."""


class Panel:
    """The checkers of one note: asked about claims, held to their quotes, and counted."""

    def __init__(self, checkers: Mapping[str, Ask], transcript: Transcript) -> None:
        self._checkers = checkers
        self._transcript = transcript
        self._said: dict[str, Counter[str]] = {name: Counter() for name in checkers}
        self._why: dict[str, str] = {}

    def doubts(self, claims: Sequence[Claim]) -> list[Doubts]:
        """What each claim is refused for; empty for one that is kept."""
        doubts: list[Doubts] = [{} for _ in claims]
        for name in self._checkers if claims else ():
            for at, verdict in enumerate(self._verdicts(name, claims)):
                self._said[name][verdict.says] += 1
                if verdict.refuses:
                    doubts[at][name] = _told(name, verdict)
                elif verdict.says == "unknown" and verdict.reason:
                    self._why.setdefault(name, _line(verdict.reason))
        return doubts

    def apart(self) -> Panel:
        """The same checkers, counted by themselves; what is known of the transcript is shared."""
        _ = self.evidence, self._speech
        same = copy(self)
        same._said = {name: Counter() for name in self._checkers}
        same._why = {}
        return same

    def add(self, other: Panel) -> None:
        """Count what was said apart."""
        for name, said in other._said.items():
            self._said[name] += said
        self._why = {**other._why, **self._why}

    def reports(self, mended: Mapping[str, int]) -> tuple[CheckerReport, ...]:
        """What each was asked and said; `mended` counts by name the refused claims repaired."""
        return tuple(
            CheckerReport(
                checker=name,
                asked=said.total(),
                supported=said["supported"],
                refused=said["contradicted"] + said["not_said"],
                mended=mended.get(name, 0),
                unknown=said["unknown"],
                why=self._why.get(name, ""),
            )
            for name, said in self._said.items()
        )

    def _verdicts(self, name: str, claims: Sequence[Claim]) -> list[Verdict]:
        found = self._checkers[name](claims, self.evidence)
        if isinstance(found, StudyBuddyError):
            return [Verdict("unknown", _why(found))] * len(claims)
        return [self._held(verdict) for verdict in found]

    def _held(self, verdict: Verdict) -> Verdict:
        """The verdict, or `unknown` where it rests on words that nobody said."""
        if verdict.says in {"not_said", "unknown"} or self.is_said(verdict.quote):
            return verdict
        return Verdict("unknown", "it quoted what is not said")

    def is_said(self, quote: str) -> bool:
        """Whether the transcript has a quote's words in a row, line ends or not."""
        if len(quote) > _LONGEST_QUOTE:
            return False
        run = words(quote)
        if not run:
            # A mark stands anywhere; a line of nothing but signs can be quoted whole.
            lines = (segment.text.strip() for segment in self._transcript.segments)
            return bool(quote.strip()) and quote.strip() in lines
        # Where words have no spaces, those of two lines are no pair.
        return f" {' '.join(run)} " in self._speech or (
            is_unspaced(quote) and squashed(quote) in self._letters
        )

    @cached_property
    def evidence(self) -> Evidence:
        """What claims are held against."""
        return Evidence(self._transcript)

    @cached_property
    def _speech(self) -> str:
        said = (word for segment in self._transcript.segments for word in words(segment.text))
        return f" {' '.join(said)} "

    @cached_property
    def _letters(self) -> str:
        return "".join(squashed(segment.text) for segment in self._transcript.segments)


def _why(error: StudyBuddyError) -> str:
    """What a note says of an error: it is read by others than whoever ran the command.

    So there is no advice in it, and nothing of what an exception may hold.
    """
    if isinstance(error, OutOfTime):
        return "it gave no answer in time"
    listed = error_codes().get(error.code)
    return listed.meaning if listed else error.message


def _told(name: str, verdict: Verdict) -> str:
    reason = f" ({_line(verdict.reason)})" if verdict.reason.strip() else ""
    if verdict.says == "contradicted":
        return f'{name} finds it contradicted by "{_line(verdict.quote)}"{reason}'
    return f"{name} does not find it said near its citation{reason}"


def _line(text: str) -> str:
    return safe.one_line(text, safe.BIDI_MARKS + safe.SURROGATES).strip()[:_LONGEST_REASON]
