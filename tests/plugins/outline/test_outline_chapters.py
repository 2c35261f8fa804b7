"""Where one subject ends and the next begins."""

import itertools
import math
from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outline_talks import LECTURE, VOLCANOES, sentences, transcript

import studybuddy
from how_many import examples
from studybuddy_outline import chapters
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
    ("minutes", "wanted"), [(1, 1), (5, 2), (10, 4), (30, 8), (60, 12), (120, 19), (300, 34)]
)
def test_number_grows_slower_than_length(minutes, wanted):
    assert wanted == how_many(minutes * 60, minutes * 130)


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


def plain_division(along, breaks, size):
    """The same with every start tried for every end."""
    best, back = [0.0], [0]
    for end in range(1, len(breaks) + 1):
        gain = breaks[end] if end < len(breaks) else 0.0
        found = []
        for start in range(end - 1, -1, -1):
            long = (along[end] - along[start]) / size
            if long > 2.5 and found:
                break
            found.append((best[start] + gain - chapters._strain(long), start))
        value, start = max(found)
        best.append(value)
        back.append(start)
    cuts, at = [], back[-1]
    while at:
        cuts.append(at)
        at = back[at]
    return cuts[::-1]


@given(
    steps=st.lists(st.tuples(st.integers(1, 60), st.integers(-30, 20)), min_size=1, max_size=60),
    wanted=st.integers(1, 9),
)
@settings(max_examples=examples(40), deadline=None)
def test_starts_that_are_left_out_would_not_have_won(steps, wanted):
    total = sum(size for size, _ in steps)
    along = [0.0, *itertools.accumulate(size / total for size, _ in steps)]
    # No two sums of these are alike, so there is one best division.
    breaks = [gain / 7 + at * 1e-5 for at, (_, gain) in enumerate(steps)]
    given_up = chapters._division(along, breaks, 1 / wanted)
    assert plain_division(along, breaks, 1 / wanted) == given_up


def test_few_starts_are_tried_for_each_end(monkeypatch):
    tried = []
    monkeypatch.setattr(chapters, "_strain", lambda long: tried.append(long) or abs(long - 1))
    for count in (500, 4000):
        along = [n / count for n in range(count + 1)]
        chapters._division(along, [math.sin(n * n) - 0.9 for n in range(count)], 1 / 12)
        assert len(tried) < 40 * count
        tried.clear()


def test_likeness_is_kept_as_words_come_and_go():
    read = sentences(LECTURE)
    weight = chapters._weights(read)
    kept = chapters._Sides(weight)
    for sentence in read[:9]:
        kept.change(sentence.stems, 1, 0)
    for sentence in read[:4]:
        kept.change(sentence.stems, -1, 1)
    left, right = (
        {s: math.log1p(n) * weight[s] for s, n in Counter(x for r in some for x in r.stems).items()}
        for some in (read[4:9], read[:4])
    )
    shared = sum(value * right.get(stem, 0.0) for stem, value in left.items())
    norms = math.hypot(*left.values()) * math.hypot(*right.values())
    assert shared / norms == pytest.approx(kept.cosine())
    for sentence in read[:4]:
        kept.change(sentence.stems, 0, -1)
    assert kept.cosine() == 0.0
