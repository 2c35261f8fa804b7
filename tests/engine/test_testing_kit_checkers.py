"""The conformance kit finds what it is there to find in checkers: each here breaks one rule."""

import socket

import pytest

import studybuddy
from studybuddy.testing import CheckerContract


class Agrees(studybuddy.Checker):
    """Finds that all is said as it stands in the first line."""

    def check(self, claims, evidence, work):
        return [self.verdict(line.text) for line in self.first_lines(claims, evidence)]

    def first_lines(self, claims, evidence):
        return [evidence.lines(claim)[0] for claim in claims]

    def verdict(self, text):
        return studybuddy.Verdict("supported", quote=text)


class SkipsOne(Agrees):
    def first_lines(self, claims, evidence):
        return super().first_lines(claims, evidence)[1:]


class SaysMore(Agrees):
    def first_lines(self, claims, evidence):
        return super().first_lines(claims, evidence) * 2


class SaysOtherwise(Agrees):
    def verdict(self, text):
        return studybuddy.Verdict("false", quote=text)


class SaysADict(Agrees):
    def verdict(self, text):
        return {"says": "supported", "quote": text}


class InventsQuotes(Agrees):
    def verdict(self, text):
        return studybuddy.Verdict("contradicted", quote="words that nobody said")


class QuotesNothing(Agrees):
    def verdict(self, text):
        return studybuddy.Verdict("supported")


class QuotesWhatIsNotSaid(Agrees):
    def verdict(self, text):
        return studybuddy.Verdict("not_said", quote=text)


class LooksItUp(Agrees):
    def verdict(self, text):
        try:
            socket.getaddrinfo("example.com", 443)
        except OSError:
            return super().verdict(text)


class LeaksItsClock(Agrees):
    def check(self, claims, evidence, work):
        if work.remaining() <= 0:
            raise TimeoutError
        return super().check(claims, evidence, work)


class TestChecker:
    @pytest.fixture
    def work(self, tmp_path) -> studybuddy.Work:
        order = studybuddy.Order(url=studybuddy.VideoUrl("sampleVideo"))
        return studybuddy.Work(order, tmp_path, settings={})

    @pytest.mark.parametrize(
        "checker",
        [
            *(SkipsOne, SaysMore, SaysOtherwise, SaysADict, InventsQuotes),
            *(QuotesNothing, QuotesWhatIsNotSaid, LooksItUp),
        ],
    )
    def test_that_breaks_a_rule_fails(self, work, tmp_path, checker):
        with pytest.raises((AssertionError, TypeError, ValueError)):
            CheckerContract().test_checks_against_any_transcript(
                checker(), work, tmp_path, "no video facts"
            )

    def test_that_keeps_the_rules_passes(self, work, tmp_path):
        CheckerContract().test_checks_against_any_transcript(
            Agrees(), work, tmp_path, "no video facts"
        )
        CheckerContract().test_a_verdict_for_each_claim(Agrees(), work)

    def test_that_leaks_an_error_of_its_own_fails(self, tmp_path):
        with pytest.raises(TimeoutError):
            CheckerContract().test_out_of_time_is_said_in_our_words(LeaksItsClock(), {}, tmp_path)
