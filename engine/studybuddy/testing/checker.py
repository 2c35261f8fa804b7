"""What the kit asks of a checker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, cast

import pytest

from studybuddy.grounding.evidence import Evidence
from studybuddy.grounding.meaning import Panel, Verdict
from studybuddy.note import Card, Claim, Point, Question, Term, Usage
from studybuddy.plugins.asking import sound_verdicts
from studybuddy.plugins.contracts import Checker, Plugin
from studybuddy.plugins.registry import Kind
from studybuddy.testing.errors import sound_errors
from studybuddy.testing.plugin import PluginContract
from studybuddy.testing.sandbox import sandbox
from studybuddy.testing.transcripts import nasty_transcripts, sample_transcript
from studybuddy.transcript import Transcript
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order, Work


class CheckerContract(PluginContract):
    """The contract of a checker: subclass it, give `name` or `plugin`, and run pytest.

    A checker that asks a model takes its settings from the fixture `settings`: override it, and
    let them lead to a server of the test's own on 127.0.0.1, or to a model in `tmp_path`; the
    network beyond is refused.
    """

    kind: ClassVar[Kind] = "checker"

    @pytest.fixture
    def checker(self, made: Plugin) -> Checker:
        """The checker under test."""
        return cast(Checker, made)

    @pytest.fixture
    def settings(self) -> Mapping[str, str]:
        """Environment variables by name, as the checker needs them."""
        return {}

    @pytest.fixture
    def work(self, tmp_path: Path, settings: Mapping[str, str]) -> Work:
        """An order with a work directory of its own."""
        return Work(_ORDER, tmp_path, settings=settings)

    def test_a_verdict_for_each_claim(self, checker: Checker, work: Work) -> None:
        """In order, of whatever kinds the claims are; claims that are false among them."""
        _check(checker, _claims(sample_transcript()), sample_transcript(), work)

    @pytest.mark.parametrize("nasty", list(nasty_transcripts()))
    def test_checks_against_any_transcript(
        self, checker: Checker, work: Work, tmp_path: Path, nasty: str
    ) -> None:
        """Sound verdicts, without the network and without files outside the work directory."""
        transcript = nasty_transcripts()[nasty]
        with sandbox(tmp_path, loopback=True) as seal:
            _check(checker, _claims(transcript), transcript, work)
        assert [] == seal.refused

    def test_of_no_claims_no_verdicts(self, checker: Checker, work: Work) -> None:
        """Nothing to check is no trouble."""
        assert [] == list(checker.check([], Evidence(sample_transcript()), work))

    def test_asked_again_it_says_the_same(self, checker: Checker, work: Work) -> None:
        """With the same work directory."""
        transcript = sample_transcript()
        evidence, claims = Evidence(transcript), _claims(transcript)
        first, second = (list(checker.check(claims, evidence, work)) for _ in range(2))
        assert first == second

    def test_out_of_time_is_said_in_our_words(
        self, checker: Checker, settings: Mapping[str, str], tmp_path: Path
    ) -> None:
        """With no time left it gives verdicts or a StudyBuddyError, nothing else."""
        late = Work(_ORDER, tmp_path, settings=settings, deadline=0.0, now=lambda: 1.0)
        with sound_errors():
            _check(checker, _claims(sample_transcript()), sample_transcript(), late)

    def test_what_it_cost_is_a_usage(self, checker: Checker, work: Work) -> None:
        """Also before it was asked anything."""
        before = checker.usage(work)
        checker.check(_claims(sample_transcript()), Evidence(sample_transcript()), work)
        assert (Usage, Usage) == (type(before), type(checker.usage(work)))

    def test_identity_is_text(self, checker: Checker, settings: Mapping[str, str]) -> None:
        """What decides its verdicts, the same for the same settings."""
        assert isinstance(checker.identity(settings), str)
        assert checker.identity(settings) == checker.identity(dict(settings))


_ORDER = Order(url=VideoUrl("sampleVideo"))


def _claims(transcript: Transcript) -> list[Claim]:
    """Claims of each kind on the first lines: true to the letter, and one that is not said."""
    lines = [(at, s.text) for at, s in enumerate(transcript.segments[:6]) if s.text.strip()]
    found: list[Claim] = []
    for at, text in lines[:3]:
        found += [
            Point(text=text, cites=(at,)),
            Term(term=text.split()[0], meaning=text, cites=(at,)),
            Card(front="What is said?", back=text, cites=(at,)),
            Question(prompt="Which is said?", answer=text, choices=(text, "No", "x"), cites=(at,)),
            Point(text="Nothing of that kind was ever said by a penguin.", cites=(at,)),
        ]
    return found


def _check(
    checker: Checker, claims: Sequence[Claim], transcript: Transcript, work: Work
) -> list[Verdict]:
    """The verdicts, which must keep the contract."""
    evidence = Evidence(transcript)
    verdicts = sound_verdicts(checker.check(claims, evidence, work), len(claims))
    panel = Panel({}, transcript)
    without = [v for v in verdicts if v.says in {"supported", "contradicted"} and not v.quote]
    assert [] == without, "`supported` and `contradicted` need a quote"
    assert [] == [v for v in verdicts if v.says == "not_said" and v.quote]
    assert [] == [v for v in verdicts if v.quote and not panel.is_said(v.quote)]
    return verdicts
