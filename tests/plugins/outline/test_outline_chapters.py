"""Where one subject ends and the next begins."""

import msgspec
import pytest
from outline_talks import LECTURE, VOLCANOES, sentences, transcript

import studybuddy
from studybuddy_outline.chapters import chapters_of, how_many
from studybuddy_outline.phrases import phrases_for
from studybuddy_outline.speech import sentences_of

ENGLISH = phrases_for("en")


def starts(said, talk=None):
    read = sentences(said)
    return [s.sentences[0].number for s in chapters_of(read, talk or transcript(said), ENGLISH)]


def test_cuts_where_the_words_change():
    assert [0, 12, 24] == starts(LECTURE)


def test_a_short_talk_is_one_chapter():
    assert [0] == starts(VOLCANOES[:5])


@pytest.mark.parametrize(
    ("minutes", "chapters"), [(1, 1), (5, 2), (10, 4), (30, 8), (60, 12), (120, 19), (300, 34)]
)
def test_number_grows_slower_than_length(minutes, chapters):
    assert chapters == how_many(minutes * 60, minutes * 130)


def test_few_words_make_few_chapters():
    assert 2 == how_many(3600, 200)


def test_no_chapter_is_a_crumb():
    parts = chapters_of(sentences(LECTURE * 4), transcript(LECTURE * 4), ENGLISH)
    least = min(len(part.sentences) for part in parts)
    assert least * len(parts) * 3 > len(LECTURE) * 4


def test_a_long_pause_breaks_what_words_do_not():
    said = VOLCANOES[:6] * 6
    segments = transcript(said).segments
    later = [msgspec.structs.replace(s, start=s.start + 60, end=s.end + 60) for s in segments]
    paused = msgspec.structs.replace(transcript(said), segments=(*segments[:15], *later[15:]))
    parts = chapters_of(sentences_of(paused, ENGLISH), paused, ENGLISH)
    assert 15 in [part.sentences[0].number for part in parts]


def owned(*chapters, duration=0.0):
    video = studybuddy.Video(
        id="abcdefghijk",
        duration=duration,
        chapters=tuple(studybuddy.Chapter(start=s, title=t) for s, t in chapters),
    )
    talk = transcript(LECTURE, video=video)
    return [(p.title, p.start, p.end) for p in chapters_of(sentences(LECTURE), talk, ENGLISH)]


def test_the_owners_chapters_are_kept():
    assert [("Fire", 0.0, 156.0), ("Ice", 156.0, 467.5)] == owned((0, "Fire"), (156, "Ice"))


def test_the_owners_last_chapter_ends_with_the_video():
    assert ("Ice", 156.0, 600.0) == owned((0, "Fire"), (156, "Ice"), duration=600)[-1]


def test_an_owners_chapter_without_words_is_left_out():
    found = owned((0, "Fire"), (156, "Ice"), (900, "Credits"))
    assert ["Fire", "Ice"] == [title for title, _, _ in found]


def test_words_before_the_first_chapter_belong_to_it():
    assert ("Fire", 40.0, 156.0) == owned((40, "Fire"), (156, "Ice"))[0]


def test_chapters_out_of_order_are_put_in_order():
    assert ["Fire", "Ice"] == [title for title, _, _ in owned((156, "Ice"), (0, "Fire"))]


def test_one_owners_chapter_is_none():
    talk = transcript(
        LECTURE,
        video=studybuddy.Video(
            id="abcdefghijk", chapters=(studybuddy.Chapter(start=0, title="All"),)
        ),
    )
    assert [0, 12, 24] == starts(LECTURE, talk)


@pytest.mark.parametrize("seconds", [10.0, 7200.0])
def test_a_talk_in_one_segment_has_chapters_in_order(seconds):
    said = [" ".join([*VOLCANOES * 9, *LECTURE[12:24] * 9])]
    read = sentences(said, seconds=seconds)
    found = chapters_of(read, transcript(said, seconds=seconds), ENGLISH)
    edges = [time for chapter in found for time in (chapter.start, chapter.end)]
    assert len(found) > 1
    assert sorted(edges) == edges
    assert (0.0, seconds - 0.5) == (edges[0], edges[-1])
