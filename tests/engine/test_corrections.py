"""What the user corrects in captions: their clock, their language, the names of who speaks."""

from importlib.metadata import EntryPoint

import pytest

from studybuddy import (
    Order,
    Reading,
    Segment,
    SourceRefusal,
    Transcript,
    Video,
    VideoUrl,
    Work,
    clean,
)
from studybuddy.cleaning.timecode import found_offset, past_the_end, shifted
from studybuddy.pipeline import make_note, read_captions
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter

REGISTRY = [
    EntryPoint(name, f"pipeline_fakes:{value}", f"studybuddy.{group}")
    for group, name, value in [
        ("sources", "captions", "OwnCaptions"),
        ("sources", "first", "FirstSource"),
        ("templates", "plain", "Plain"),
        ("writers", "fake", "FakeWriter"),
        ("exporters", "text", "TextExporter"),
    ]
]


@pytest.fixture
def make(tmp_path):
    def run(settings=None, tell=lambda transcript: None, **asked):
        order = Order(
            url=VideoUrl("dQw4w9WgXcQ"),
            template="plain",
            writer="fake",
            exporters=("text",),
            **{"captions": "own.srt", **asked},
        )
        work = Work(order, tmp_path, settings=settings or {})
        meter = Meter(lambda line: None)
        return make_note(work, Registry(REGISTRY), meter, tell_reading=tell).note

    return run


@pytest.mark.parametrize(
    ("asked", "starts", "offset"),
    [
        ({}, [0.0, 20.0], 0.0),
        ({"offset": 0.0}, [0.0, 20.0], 0.0),
        ({"offset": -30.5}, [30.5, 50.5], -30.5),
        ({"offset": 2.25}, [0.0, 17.75], 2.25),
    ],
)
def test_the_offset_is_taken_off_every_time_and_told(make, asked, starts, offset):
    transcript = make(**asked).transcript
    assert starts == [segment.start for segment in transcript.segments]
    assert offset == transcript.reading.offset


def test_captions_from_youtube_are_moved_too(make):
    transcript = make(captions="", sources=("first",), offset=-5.0).transcript
    assert [5.0, 35.0, 65.0] == [segment.start for segment in transcript.segments]


def test_the_language_that_the_user_gives_goes_before_that_of_the_file(make):
    assert ("en", "de-AT") == (
        make().transcript.language,
        make(captions_language="de-AT").transcript.language,
    )


def test_names_are_put_right_and_one_that_nobody_has_is_told(make):
    names = (("Host", "Dr. Anna Muster"), ("Gast", "Ben"))
    transcript = make(speakers=names).transcript
    assert ["Dr. Anna Muster", "Guest"] == [one.speaker for one in transcript.segments]
    assert [("unknown_speaker", True)] == [
        (one.code, "'Gast'" in one.message) for one in transcript.reading.warnings
    ]


def test_only_captions_of_ones_own_have_their_names_put_right(make):
    order = {"captions": "", "sources": ("first",), "captions_language": "de"}
    transcript = make(**order, speakers=(("", "Anna"),)).transcript
    assert ("en", {""}) == (transcript.language, {one.speaker for one in transcript.segments})


@pytest.mark.parametrize(
    "change",
    [{"offset": 1.0}, {"captions_language": "de"}, {"speakers": (("Host", "Anna"),)}],
)
def test_a_correction_is_other_work(make, change):
    counts: list[str] = []
    make({"WRITES": counts})
    make({"WRITES": counts})
    make({"WRITES": counts}, **change)
    make({"WRITES": counts}, **change)
    assert ["WRITES", "WRITES"] == counts


def test_another_offset_of_captions_from_youtube_is_fetched_anew(make):
    counts: list[str] = []
    youtube = {"captions": "", "sources": ("first",)}
    starts = [
        make({"FETCHES": counts}, **youtube, **more).transcript.segments[0].start
        for more in ({}, {"offset": -2.0}, {}, {"offset": -2.0})
    ]
    assert ([0.0, 2.0, 0.0, 2.0], ["FETCHES"] * 2) == (starts, counts)


def test_how_the_file_was_read_is_told_before_anything_is_written(make):
    counts: list[str] = []
    told = []
    make({"WRITES": counts}, tell=lambda transcript: told.append((transcript, list(counts))))
    assert [("srt", [])] == [(transcript.reading.format, counts) for transcript, counts in told]


def test_captions_are_read_without_a_note_and_nothing_is_kept(tmp_path):
    order = Order(url=VideoUrl("dQw4w9WgXcQ"), captions="own.srt", offset=-1.0, title="Boiling")
    transcript = read_captions(Work(order, tmp_path, settings={}), Registry(REGISTRY))
    assert (1.0, "Boiling") == (transcript.segments[0].start, transcript.video.title)
    assert [] == list(tmp_path.iterdir())


def segments(*starts):
    return [Segment(start=start, end=start + 2.5, text="Words.") for start in starts]


@pytest.mark.parametrize(
    ("starts", "offset", "expected"),
    [
        ([10.0, 20.0], 0.0, [(10.0, 12.5), (20.0, 22.5)]),
        ([3600.04, 3610.0], 3600.0, [(0.04, 2.54), (10.0, 12.5)]),
        ([0.0, 2.0, 9.0, 30.0], 8.0, [(0.0, 0.0), (0.0, 0.0), (1.0, 3.5), (22.0, 24.5)]),
        ([1.0, 9.0], 2.0, [(0.0, 1.5), (7.0, 9.5)]),
        ([0.0], -90.0, [(90.0, 92.5)]),
        ([], 90.0, []),
    ],
)
def test_no_time_is_before_the_video_begins(starts, offset, expected):
    moved = shifted(segments(*starts), offset)
    assert expected == [(segment.start, segment.end) for segment in moved]


@pytest.mark.parametrize(
    ("starts", "offset"), [([0.0, 1.0, 9.0], 5.0), ([0.0], 5.0), ([0.0, 9.0], -360_000.0)]
)
def test_an_offset_that_moves_most_captions_out_of_the_video_is_refused(starts, offset):
    with pytest.raises(SourceRefusal, match="offset") as refused:
        shifted(segments(*starts), offset)
    assert ("bad_offset", True) == (refused.value.code, refused.value.final)


def own(*starts, form="srt", kind="user", duration=0.0):
    return Transcript(
        video=Video(id="dQw4w9WgXcQ", duration=duration),
        segments=tuple(segments(*starts)),
        language="en",
        kind=kind,
        source="captions",
        reading=Reading(format=form),
    )


HOUR = 3600.0


@pytest.mark.parametrize(
    ("captions", "offset"),
    [
        (own(HOUR, HOUR + 9), HOUR),
        (own(HOUR + 40.5, 2 * HOUR), HOUR),
        (own(HOUR + 180, HOUR + 500), HOUR),
        (own(10 * HOUR + 2, 11 * HOUR), 10 * HOUR),
        (own(HOUR + 9, HOUR + 2, form="webvtt"), HOUR),  # in no order
        (own(0.5, 9), 0.0),
        (own(HOUR - 1, HOUR + 9), 0.0),
        (own(3, HOUR + 1), 0.0),  # something is said before the hour
        (own(HOUR + 181, HOUR + 500), 0.0),  # a stream that began with a long silence
        (own(HOUR + 2, kind="auto", form="webvtt"), 0.0),
        (own(HOUR + 2, form="youtube-json"), 0.0),
        (own(HOUR + 2, form="youtube-xml"), 0.0),
        (own(HOUR + 2, form="text-with-times"), 0.0),  # the second hour, copied from the page
        (own(), 0.0),
        (own(HOUR + 2, HOUR + 1800, duration=2 * HOUR), 0.0),  # the video is long enough
        (own(HOUR + 2, HOUR + 1800, duration=1900.0), HOUR),
        (own(HOUR + 900, HOUR + 1800, duration=1900.0), HOUR),
        (own(HOUR + 2, HOUR + 1800, duration=1750.0), HOUR),  # by less than a minute too short
        (own(HOUR + 2, HOUR + 1800, duration=600.0), 0.0),  # of another video
    ],
)
def test_a_clock_that_starts_at_a_whole_hour(captions, offset):
    assert offset == found_offset(captions)


@pytest.mark.parametrize(
    ("settings", "asked", "first", "offset", "warnings"),
    [
        ({"STARTS": "3605.5"}, {}, 5.5, 3600.0, []),
        ({"STARTS": "3605.5"}, {"offset": 0.0}, 3605.5, 0.0, ["past_the_end"]),
        ({"STARTS": "3605.5"}, {"offset": 3605.5}, 0.0, 3605.5, []),
        ({"STARTS": "4800"}, {}, 4800.0, 0.0, ["late_start", "past_the_end"]),
        ({"STARTS": "4800"}, {"offset": 4000.0}, 800.0, 4000.0, ["past_the_end"]),
        ({"STARTS": "12"}, {}, 12.0, 0.0, []),
    ],
)
def test_hours_before_the_video_are_taken_off_unless_the_user_knows_better(
    tmp_path, settings, asked, first, offset, warnings
):
    order = Order(url=VideoUrl("dQw4w9WgXcQ"), captions="own.srt", **asked)
    transcript = read_captions(Work(order, tmp_path, settings=settings), Registry(REGISTRY))
    assert (first, offset, warnings) == (
        transcript.segments[0].start,
        transcript.reading.offset,
        [one.code for one in transcript.reading.warnings],
    )


@pytest.mark.parametrize(
    ("captions", "codes"),
    [
        (own(5, 700, duration=600.0), ["past_the_end"]),
        (own(5, 655, duration=600.0), []),
        (own(5, 700), []),
        (own(duration=600.0), []),
    ],
)
def test_words_after_the_end_of_the_video_are_told(captions, codes):
    assert codes == [one.code for one in past_the_end(captions)]


def test_times_of_words_are_moved_with_their_cues():
    cue = Segment(start=HOUR, end=HOUR + 4, text="it ends.<01:00:01.500> Now this")
    assert [0.0, 1.5] == [one.start for one in shifted(clean([cue]), HOUR)]
