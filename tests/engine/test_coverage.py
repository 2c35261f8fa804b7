"""What a note covers of its video, and what it leaves out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studybuddy import (
    Card,
    Coverage,
    Gap,
    Note,
    Point,
    Provenance,
    Question,
    Segment,
    Term,
    Transcript,
    Video,
)
from studybuddy.grounding.coverage import measure, measured_anew


def speech(*stretches: tuple[float, float], step: float = 20.0) -> tuple[Segment, ...]:
    """Segments of `step` seconds in each stretch."""
    return tuple(
        Segment(start=start + step * at, end=start + step * (at + 1), text="words")
        for start, end in stretches
        for at in range(int((end - start) / step))
    )


def covered(
    segments: tuple[Segment, ...], cites: tuple[int, ...], duration: float = 0.0
) -> Coverage:
    transcript = Transcript(
        video=Video(id="brdg0000001", duration=duration),
        segments=segments,
        language="en",
        kind="user",
        source="test",
    )
    note = Note(
        title="",
        language="en",
        transcript=transcript,
        provenance=Provenance(writer="test"),
        summary=tuple(Point(text="words", cites=(cite,)) for cite in cites),
    )
    return measure(note, written=len(cites), repaired=0, dropped=0, checked="words")


def test_what_is_covered_is_what_is_cited_and_no_more_around_it() -> None:
    hour = covered(speech((0, 3600)), tuple(range(3, 180, 6)))
    assert (180, 30, round(1 / 6, 4), ()) == (hour.lines, hour.cited, hour.covered, hour.gaps)


def test_seven_questions_on_a_lecture_cover_seven_lines() -> None:
    quiz = covered(speech((0, 600)), (1, 5, 9, 13, 17, 21, 25))
    assert (30, 7, 0.2333) == (quiz.lines, quiz.cited, quiz.covered)


def test_lines_that_overlap_are_counted_once() -> None:
    rolling = tuple(Segment(start=5.0 * at, end=5.0 * at + 10, text="words") for at in range(10))
    found = covered(rolling, (0, 1, 1, 2))
    assert (3, round(20 / 55, 4)) == (found.cited, found.covered)


def test_ten_points_cover_little_of_five_hours() -> None:
    day = covered(speech((0, 18_000)), tuple(range(0, 900, 90)))
    assert 0.0111 == day.covered
    assert len(day.gaps) == 10


def test_gaps_are_told_from_the_first_second_to_the_last() -> None:
    found = covered(speech((0, 1200)), (30,))
    expected = (Gap(start=0.0, end=600.0), Gap(start=620.0, end=1200.0))
    assert expected == found.gaps


def test_a_short_gap_is_not_told() -> None:
    assert covered(speech((0, 500)), (0, 8, 16, 24)).gaps == ()


def test_a_gap_in_which_nobody_speaks_is_silent() -> None:
    found = covered(speech((0, 100), (700, 800)), (0, 1, 2, 3, 4, 5, 9))
    assert (Gap(start=100.0, end=700.0, silent=True),) == found.gaps
    assert found.covered == 0.7


def test_silence_inside_a_gap_is_told_apart() -> None:
    found = covered(speech((0, 400), (1000, 1400)), (0, 39))
    expected = (
        Gap(start=20.0, end=400.0),
        Gap(start=400.0, end=1000.0, silent=True),
        Gap(start=1000.0, end=1380.0),
    )
    assert expected == found.gaps


def test_the_end_of_the_video_counts_even_when_nobody_speaks() -> None:
    found = covered(speech((0, 100)), (0, 1, 2, 3, 4), duration=1000.0)
    assert (Gap(start=100.0, end=1000.0, silent=True),) == found.gaps


def test_music_is_not_speech() -> None:
    music = Segment(start=20.0, end=900.0, text="", marks=("music",))
    found = covered((*speech((0, 20)), music), (0,))
    assert found.covered == 1.0
    assert (Gap(start=20.0, end=900.0, silent=True),) == found.gaps


def test_a_note_without_claims_covers_nothing() -> None:
    found = covered(speech((0, 600)), ())
    assert (0.0, 0.0, (Gap(start=0.0, end=600.0),)) == (found.grounded, found.covered, found.gaps)


def test_claims_that_the_cited_lines_say_word_by_word_are_counted() -> None:
    spoken = ("Water boils at 100", "degrees, you know.", "Salt raises it.")
    segments = tuple(
        Segment(start=9.0 * at, end=9.0 * at + 9, text=text) for at, text in enumerate(spoken)
    )
    note = Note(
        title="",
        language="en",
        transcript=Transcript(
            video=Video(id="brdg0000001"),
            segments=segments,
            language="en",
            kind="user",
            source="test",
        ),
        provenance=Provenance(writer="test"),
        summary=(
            Point(text="Water boils at 100 degrees.", cites=(0, 1)),
            Point(text="water boils at 100 degrees", cites=(1, 0, 0)),
            Point(text="Water boils at 100 degrees.", cites=(0,)),
            Point(text="Water boils.", cites=(2,)),
            Point(text="Heat makes water boil.", cites=(0,)),
        ),
        terms=(Term(term="Brine", meaning="Salt raises it.", cites=(2,)),),
        cards=(
            Card(front="_____ raises it.", back="Salt", cites=(2,)),
            Card(front="What raises it?", back="Salt", cites=(2,)),
        ),
        questions=(Question(prompt="Salt _____ it.", answer="lowers", cites=(2,)),),
    )
    measured = measure(note, written=11, repaired=1, dropped=2, checked="words")
    assert (4, 3, 3) == (measured.quoted, measured.lines, measured.cited)
    earlier = replace(note, coverage=Coverage(written=11, repaired=1, dropped=2, covered=0.93))
    assert measured == measured_anew(earlier).coverage


def test_a_transcript_without_words() -> None:
    assert Coverage() == covered((), ())


@given(st.sets(st.integers(min_value=0, max_value=99)))
def test_more_claims_never_cover_less(cites: set[int]) -> None:
    segments = speech((0, 1000), (1500, 2500))
    all_of_them = covered(segments, tuple(sorted(cites)))
    fewer = covered(segments, tuple(sorted(cites))[1:])
    assert 0.0 <= fewer.covered <= all_of_them.covered <= 1.0


def test_a_claim_covers_no_more_of_a_long_segment_than_it_can_sum_up() -> None:
    talk = (Segment(start=0.0, end=36_000.0, text="word " * 96_000),)
    assert [0.0, 0.0031, 0.0312] == [covered(talk, (0,) * n).covered for n in (0, 1, 10)]
    assert 1.0 == covered(talk, (0,) * 320).covered


def test_a_segment_with_more_words_than_its_seconds_hold_counts_by_its_words() -> None:
    talk = (
        Segment(start=0.0, end=10.0, text="word " * 3_000),
        *speech((600.0, 1200.0)),
    )
    assert 0.5 == covered(talk, tuple(range(1, 31))).covered
    assert 0.05 == covered(talk, (0,)).covered
