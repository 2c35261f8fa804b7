"""Labelled claims are read, cited and counted as they are labelled."""

import json

import pytest
from benchmarks.claims import answers, interval, table

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
