"""No file that other parsers are tested with is misread: each difference has its reason."""

from pathlib import Path

import pytest
from benchmarks.captions.__main__ import compared

CORPUS = Path(__file__).parents[3] / "shared" / "caption-corpus"


@pytest.mark.skipif(not CORPUS.exists(), reason="the caption corpus is not here")
def test_nothing_is_misread():
    counts, misread = compared(CORPUS)

    assert [] == misread
    assert {"the standard": 400, "webvtt-py": 402, "pysubs2": 406} == {
        other: count.total() for other, count in counts.items()
    }


def test_a_difference_without_a_reason_is_misread(tmp_path):
    (tmp_path / "new.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nan <un> known")

    _, misread = compared(tmp_path)

    assert [
        "new.vtt against the standard",
        "new.vtt against webvtt-py",
        "new.vtt against pysubs2",
    ] == misread
