"""YouTube's json3, read in the engine for every source that meets it."""

import json

import pytest

from studybuddy import Segment, SourceRefusal, clean
from studybuddy.youtube import read_json3


def document(*events):
    return json.dumps({"wireMagic": "pb3", "events": list(events)}).encode()


def test_an_event_is_a_cue_and_words_keep_their_times():
    data = document(
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
        {
            "tStartMs": 1500,
            "dDurationMs": 2500,
            "wWinId": 1,
            "segs": [{"utf8": "good"}, {"utf8": " morning", "tOffsetMs": 250, "acAsrConf": 0}],
        },
        {"tStartMs": 3990, "dDurationMs": 10, "aAppend": 1, "segs": [{"utf8": "\n"}]},
    )

    assert [Segment(start=1.5, end=4.0, text="good<00:00:01.750> morning")] == read_json3(data)


def test_hours_are_written_as_webvtt_writes_them():
    late = {
        "tStartMs": 3_600_000 * 11 + 61_002,
        "segs": [{"utf8": "a"}, {"utf8": " b", "tOffsetMs": 1}],
    }

    assert "a<11:01:01.003> b" == read_json3(document(late))[0].text


def test_lines_of_a_cue_stay_lines():
    cue = {"tStartMs": 0, "dDurationMs": 1000, "segs": [{"utf8": "one\ntwo"}]}

    assert "one\ntwo" == read_json3(document(cue))[0].text


def test_an_event_without_duration_or_words_does_no_harm():
    data = document({"tStartMs": 5}, {"tStartMs": 1000, "segs": [{"utf8": "hm"}]}, {"segs": None})

    assert [Segment(start=1.0, end=1.0, text="hm")] == read_json3(data)


def test_no_events_are_no_cues():
    assert [] == read_json3(document())


def test_segments_of_a_word_are_one_word_when_cleaned():
    cue = {
        "tStartMs": 0,
        "dDurationMs": 2000,
        "segs": [
            {"utf8": "won"},
            {"utf8": "derful", "tOffsetMs": 300},
            {"utf8": " day", "tOffsetMs": 600},
        ],
    }

    assert ["wonderful day"] == [s.text for s in clean(read_json3(document(cue)))]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"null",
        b"[]",
        b"{}",
        b'{"events": 5}',
        b'{"events": [{"tStartMs": "1"}]}',
        b'{"events": [{"segs": [{"utf8": 7}]}]}',
        b'{"events": [{"tStartMs": 1e999}]}',
        b'{"events": [{"tStartMs": NaN}]}',
        b'{"events": [',
        b'{"events": [{"segs": [{"utf8": "\xff"}]}]}',
        b'{"events": ' + b"[" * 100_000,
        b'{"a": ' * 100_000,
    ],
    ids=lambda data: repr(data[:30]),
)
def test_what_is_no_json3_is_refused(data):
    with pytest.raises(SourceRefusal) as refusal:
        read_json3(data)

    assert ("captions_unreadable", True) == (refusal.value.code, refusal.value.final)
    assert "another format" in refusal.value.message
