"""JSON that is no transcript, or none that can be read."""

import json

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal
from studybuddy_captions.json_formats import read_json


def deepgram(**alternative):
    return {
        "metadata": {"request_id": "x", "duration": 3.0},
        "results": {"channels": [{"alternatives": [alternative], "detected_language": "en"}]},
    }


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "it is empty"),
        ([], "it is empty"),
        ({"error": {"code": 404, "message": "no such job"}}, "it holds error"),
        ({"message": "Too Many Requests"}, "it holds message"),
        ({"results": {"pages": []}}, "it holds results"),
        ([{"text": "hello"}], "`start`"),
        ([{"text": "hello", "start": "soon"}], "$[0].start"),
        ([["hello"]], "$[0]"),
        ({"segments": [{"start": 0, "text": "hello"}]}, "`end`"),
        ({"segments": [{"start": -1, "end": 1, "text": "hello"}]}, "cannot be"),
        ({"segments": [{"start": 0, "end": 1e9, "text": "hello"}]}, "cannot be"),
        ({"segments": [{"start": 0, "end": 1, "text": "hello",
                        "words": [{"word": "hello", "start": 1e300}]}]}, "cannot be"),
        ({"start": [1], "end": [2, 3], "text": ["hello"]}, "as many"),
        ({"start": ["a"], "end": [2], "text": ["hello"]}, "$.start[0]"),
        ({"text": "hello", "words": [{"word": "hello", "start": None}]}, "no times"),
        (deepgram(transcript="hello"), "no times"),
        ({"results": {"items": [{"type": "pronunciation", "start_time": "x",
                                 "alternatives": []}]}}, "start_time"),
        ({"monologues": [{"speaker": 0}]}, "elements"),
    ],
)  # fmt: skip
def test_what_is_of_no_known_kind_is_refused(document, words):
    with pytest.raises(SourceRefusal) as refusal:
        read_json(json.dumps(document))

    assert "captions_unreadable" == refusal.value.code
    assert words in refusal.value.message


@pytest.mark.parametrize(
    "text",
    [
        '{"segments": [{"start": 0',
        '{"segments": ' + "[" * 100_000,
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"start": 1, "start": 2}',
        '[{"start": NaN, "text": "hello"}]',
        '[{"start": 1e999, "text": "hello"}]',
        '{"events": 1}\n{"events": 2}',
    ],
    ids=lambda text: text[:20],
)
def test_what_is_broken_is_refused(text):
    with pytest.raises(SourceRefusal, match="captions file"):
        read_json(text)


@pytest.mark.parametrize(
    "document",
    [
        {"events": []},
        {"segments": []},
        {"transcription": []},
        {"monologues": []},
        {"start": [], "end": [], "text": []},
        {"results": {"items": []}},
        {"results": {"channels": []}},
        {"segments": [{"start": 0, "end": 1, "text": " "}]},
    ],
)
def test_what_holds_no_words_is_empty(document, tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, json.dumps(document))

    assert "captions_empty" == refusal.value.code


def test_a_refusal_names_what_can_be_read():
    with pytest.raises(SourceRefusal) as refusal:
        read_json('{"error": 1}')

    for title in ("YouTube json3", "Whisper JSON", "Amazon Transcribe JSON", "edX sjson"):
        assert title in refusal.value.message
