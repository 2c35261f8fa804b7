"""How well true claims are told from false ones, on real captions. Floors, not hopes."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.claims import Answer, answers
from labelled import ABOUT, AUTOMATIC, CLAIMS, Tally, note_about, tally, transcript_of

from studybuddy import Point, unsupported
from studybuddy.text import sentences

DEVELOPMENT, FINAL = (
    Path(__file__).parents[1] / "labelled_claims" / name for name in ("development", "final")
)
PLAIN = ("javascript", "wave")
UNSEEN = ("protocols", "apollo", "francais", "wave_blind")
OTHER_SCRIPTS = ("chinese", "arabic")


def together(names: tuple[str, ...], folder: Path, work: Path) -> Tally:
    tallies = [tally(name, transcript_of(folder / ABOUT[name], work)) for name in names]
    return Tally(
        true=sum(t.true for t in tallies),
        kept=sum(t.kept for t in tallies),
        false=sum(t.false for t in tallies),
        caught=sum(t.caught for t in tallies),
        wrong=tuple(text for t in tallies for text in t.wrong),
    )


@pytest.mark.parametrize("names", [PLAIN, UNSEEN, OTHER_SCRIPTS])
def test_true_claims_are_kept_and_false_ones_caught(
    names: tuple[str, ...], captions_folder: Path, tmp_path: Path
) -> None:
    found = together(names, captions_folder, tmp_path)
    assert found.kept / found.true >= 0.97, found.wrong
    assert found.caught / found.false >= 0.9, found.wrong


def test_enough_is_labelled() -> None:
    lines = [
        line.split("\t")[1]
        for name in (*PLAIN, *UNSEEN, *OTHER_SCRIPTS)
        for line in (CLAIMS / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    ]
    assert lines.count("true") >= 150
    assert lines.count("false") >= 120


@pytest.mark.parametrize(
    ("name", "kept", "caught"),
    [("javascript_hard", 0.93, 0.65), ("javascript_negated", 0.97, 0.45), ("hub", 0.95, 0.85)],
)
def test_what_has_neither_number_nor_name_to_tell_by(
    name: str, kept: float, caught: float, captions_folder: Path, tmp_path: Path
) -> None:
    found = tally(name, transcript_of(captions_folder / ABOUT[name], tmp_path))
    assert found.kept / found.true >= kept, found.wrong
    assert found.caught / found.false >= caught, found.wrong


def test_automatic_captions_prove_as_well(captions_folder: Path, tmp_path: Path) -> None:
    """Their lower case and missing marks cost little: decimals (`01`) and times (`1100`)."""
    transcript = transcript_of(captions_folder / AUTOMATIC, tmp_path)
    found = tally("javascript", transcript)
    assert found.kept / found.true >= 0.95, found.wrong
    assert found.caught / found.false >= 0.93, found.wrong


@pytest.fixture(scope="module")
def told() -> list[Answer]:
    """The answers to the labelled claims that the rules were made with."""
    return list(answers(DEVELOPMENT))


# What is reached, less a margin.
@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("true", 0.92),
        ("translated_true", 0.97),
        ("number", 0.89),
        ("name", 0.69),
        ("invention", 0.76),
        ("outside", 0.88),
        ("place", 0.92),
        ("generalised", 0.41),
        ("speaker", 0.42),
        ("negation", 0.35),
    ],
)
def test_labelled_claims_are_told_apart(kind: str, least: float, told: list[Answer]) -> None:
    right = [answer.right for answer in told if answer.claim.kind == kind]
    assert sum(right) / len(right) >= least


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_true_claims_are_kept_where_words_have_no_bounds(language: str, told: list[Answer]) -> None:
    right = [a.right for a in told if a.claim.true and a.lecture.endswith(f".{language}")]
    assert sum(right) / len(right) >= 0.9


def test_most_false_claims_are_caught(told: list[Answer]) -> None:
    right = [answer.right for answer in told if not answer.claim.true]
    assert sum(right) / len(right) >= 0.54


def test_whatever_is_quoted_of_a_lecture_is_supported(tmp_path: Path) -> None:
    assert_quotes_are_supported(sorted(FINAL.glob("*.vtt")), tmp_path)


def test_whatever_is_quoted_is_supported(captions_folder: Path, tmp_path: Path) -> None:
    files = [p for p in captions_folder.rglob("*") if p.suffix in {".srt", ".vtt", ".json3"}]
    assert_quotes_are_supported(files, tmp_path)


def assert_quotes_are_supported(files: list[Path], tmp_path: Path) -> None:
    """Every segment and every sentence of every file, in all its languages."""
    assert files
    for file in files:
        transcript = transcript_of(file, tmp_path)
        points = [
            Point(text=text, cites=(at,))
            for at, segment in enumerate(transcript.segments)
            for text in dict.fromkeys([segment.text, *sentences(segment.text)])
            if text
        ]
        assert [] == unsupported(note_about(transcript, points)), file.name
