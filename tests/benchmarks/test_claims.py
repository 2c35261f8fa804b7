"""Labelled claims are read, cited and counted as they are labelled."""

import json

import pytest
from benchmarks.claims import answers, interval, of_checker, table, with_checker
from messages_server import MessagesServer

import studybuddy

VTT = """WEBVTT

00:00:01.000 --> 00:00:05.000
The old bridge has thirteen thousand rivets.

00:01:05.000 --> 00:01:09.000
It was built by Otto Lindqvist.
"""
CLAIMS = [
    {"kind": "true", "text": "The bridge has 13,000 rivets.", "at": [[1.0, 5.0]]},
    {"kind": "number", "text": "The bridge has 15,000 rivets.", "at": [[1.0, 5.0]]},
    {"kind": "name", "text": "The old bridge was built by Otto.", "at": [[65.0, 69.0]]},
    {"kind": "translated_true", "text": "Die Brücke hat 13.000 Nieten.", "at": [[1.0, 5.0]]},
]


@pytest.fixture
def told(tmp_path):
    (tmp_path / "bridge.en.vtt").write_text(VTT)
    lines = (json.dumps({"id": f"b-{at}", **claim}) for at, claim in enumerate(CLAIMS))
    (tmp_path / "bridge.en.claims.jsonl").write_text("\n".join(lines))
    return list(answers(tmp_path))


def test_each_claim_is_kept_or_caught(told):
    assert [True, True, False, True] == [answer.right for answer in told]


def test_kinds_and_languages_have_their_rows(told):
    rows = {line[:24].strip(): line[24:].split()[:2] for line in table(told)}
    assert ["2", "100.0"] == rows["kept, of true"]
    assert ["2", "50.0"] == rows["caught, of false"]
    assert ["1", "100.0"] == rows["number"]


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763)],
)
def test_the_interval_is_wilsons(right, of, low, high):
    assert (low, high) == tuple(round(bound, 3) for bound in interval(right, of))


class Doubting(studybuddy.Checker):
    """Doubts whoever is named Otto, and cannot tell of what is written in German."""

    def check(self, claims, evidence, work):
        """A verdict for each claim."""
        self.asked = [claim.text for claim in claims]
        return [
            studybuddy.Verdict("not_said", "nobody is")
            if "Otto" in claim.text
            else studybuddy.Verdict("unknown", "no German")
            if "Nieten" in claim.text
            else studybuddy.Verdict("supported", quote="thirteen thousand rivets")
            for claim in claims
        ]


def test_a_checker_is_asked_about_what_words_have_passed(told, tmp_path):
    checker = Doubting()
    both = with_checker(told, tmp_path, "doubting", checker, {})
    assert [CLAIMS[at]["text"] for at in (0, 2, 3)] == checker.asked
    assert [True, True, True, True] == [answer.right for answer in both.answers]
    assert (3, 1, "no German") == (both.claims, both.unknown, both.why)
    assert told[1] == both.answers[1]


def test_the_table_of_words_and_claude_has_its_cost_and_pace(told, tmp_path):
    with MessagesServer() as server:
        settings = {"ANTHROPIC_API_KEY": "any", "ANTHROPIC_BASE_URL": server.url}
        priced = {**settings, "STUDYBUDDY_CLAUDE_PRICES": "list"}
        lines = list(of_checker(told, tmp_path, "claude", priced))
    assert 1 == len(server.exchanges)
    assert ["kept, of true", "caught, of false"] == [
        line[:24].strip() for line in lines if line.startswith(("kept, of", "caught, of"))
    ]
    assert "claude (claude-haiku-5-5) was asked about the 3 claims of 4" in lines[-1]
    assert "ms a claim and cost $0.00" in lines[-1]


@pytest.mark.parametrize(
    ("name", "settings", "why"),
    [
        ("claude", {}, "ANTHROPIC_API_KEY is not set"),
        ("nobody", {}, "nobody"),
        (
            "claude",
            {"ANTHROPIC_API_KEY": "any", "ANTHROPIC_BASE_URL": "nowhere"},
            "could tell of no claim",
        ),
    ],
)
def test_what_could_not_be_asked_is_not_measured(told, tmp_path, name, settings, why):
    *_, last = of_checker(told, tmp_path, name, settings)
    assert (True, True) == (last.startswith("not measured: "), why in last)
