"""No file that other parsers are tested with is misread: each difference has its reason."""

import re
from pathlib import Path

import pytest
from benchmarks.captions import readers
from benchmarks.captions.__main__ import VERDICTS, compared, in_no_comparison
from benchmarks.captions.alone import ttconv_scc
from benchmarks.captions.feature_files import write_files

_FIVE = re.compile(r"^ *\|[^|]+" + r"\| (\d+) " * 5 + r"\|$", re.MULTILINE)
CORPUS = Path(__file__).parents[3] / "shared" / "caption-corpus"
with_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="the caption corpus is not here")


def test_nothing_of_our_own_is_misread_and_the_table_says_so(tmp_path):
    write_files(tmp_path)

    counts, misread = compared(tmp_path)

    assert [] == misread
    page = (Path(__file__).parents[2] / "ARCHITECTURE.md").read_text("utf-8")
    table = page.partition("| against | identical ")[2].partition("\n\n")[0]
    told = [[int(n) for n in row] for row in _FIVE.findall(table)]
    assert [[count[one] for one in VERDICTS] for count in counts.values()] == told
    assert [] == in_no_comparison(tmp_path)


@with_corpus
def test_nothing_is_misread():
    counts, misread = compared(CORPUS)

    assert [] == misread
    assert {"the standard": 400, "webvtt-py": 402, "pysubs2": 406, "ttconv": 3} == {
        other: count.total() for other, count in counts.items()
    }


@with_corpus
def test_only_what_is_no_captions_is_in_no_comparison():
    assert ["README.md", "ttconv/vtt/wpt-tests/README.txt"] == in_no_comparison(CORPUS)


@with_corpus
@pytest.mark.parametrize("name", ["mix-rows-roll-up", "paint-on", "pop-on"])
def test_each_row_that_ttconv_has_on_the_screen_is_read_once(name):
    path = CORPUS / "ttconv" / "scc" / f"{name}.scc"
    screens = ttconv_scc().read(path.read_bytes())
    ours = readers.ours(path)
    rows, before = [], []
    for _, _, text in screens:
        now = [" ".join(row.split()) for row in text.split("\n") if row.strip()]
        rows += [row for row in now if row not in before]
        before = now

    assert " ".join(rows) == " ".join(cue.text for cue in ours)
    for cue in ours:
        assert any(-0.001 < cue.start - start < 0.3 for start, _, _ in screens)


def test_a_difference_without_a_reason_is_misread(tmp_path):
    (tmp_path / "new.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nan <un> known")

    _, misread = compared(tmp_path)

    assert [
        "new.vtt against the standard",
        "new.vtt against webvtt-py",
        "new.vtt against pysubs2",
    ] == misread
