"""What is measured is the same for all, and what it costs to read grows with the file, not faster.

Nothing here is timed: calls are counted, of Python's functions and of those in C.
"""

import cProfile
import gc
import tracemalloc

import pytest
from benchmarks.captions import hostile, speed
from benchmarks.captions.alone import libraries
from benchmarks.captions.cue import visible
from benchmarks.captions.made_files import made_cues, made_file
from benchmarks.captions.readers import said_words

from studybuddy import CAPTION_FORMATS

FORMATS = [one.name for one in CAPTION_FORMATS]
# Their words have times of their own: pauses part the cues.
OF_WORDS = {"aws-transcribe", "deepgram", "assemblyai", "rev-ai"}
# pysubs2 has a cue for what clears the screen, too.
CLEARED = {("sami", "pysubs2")}


def words(texts):
    return visible(" ".join(texts)).replace(" .", "").replace(".", "").split()


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_is_made_is_read_as_what_it_is(form):
    captions = speed.ours(made_file(form, 200))

    assert (form, ()) == (captions.format, captions.warnings)
    assert words(cue.text for cue in made_cues(200)) == words(
        said_words(cue.text) for cue in captions.cues
    )
    if form not in OF_WORDS:
        assert 200 == len(captions.cues)


@pytest.mark.parametrize(
    ("form", "library"), [(form, one.library) for form in FORMATS for one in libraries(form)]
)
def test_libraries_read_the_same_words_at_the_same_times(form, library):
    data = made_file(form, 200)
    theirs = next(one for one in libraries(form) if one.library == library).read(data)
    ours = speed.ours(data).cues

    assert words(cue.text for cue in made_cues(200)) == words(text for _, _, text in theirs)
    if len(theirs) == len(ours):
        assert [cue.start for cue in ours] == pytest.approx([a for a, _, _ in theirs], abs=0.001)
    else:
        assert form in {*OF_WORDS, "youtube-json"} or (form, library) in CLEARED


def calls(data, read=speed.ours):
    """How often a function is called while a file is read."""
    profile = cProfile.Profile(subcalls=False)
    profile.runcall(read, data)
    return sum(one.callcount for one in profile.getstats())


def most_memory(data):
    gc.collect()
    gc.disable()  # when it runs depends on what ran before
    tracemalloc.start()
    try:
        speed.ours(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("measure", [calls, most_memory])
def test_four_times_the_cues_cost_no_more_than_four_times_as_much(form, measure):
    speed.ours(made_file(form, 10))  # imports once
    short, long = (measure(made_file(form, count)) for count in (500, 2000))

    assert long < 4.4 * short


@pytest.mark.parametrize("name", hostile.NAMES)
def test_a_text_that_is_made_to_be_slow_costs_no_more_than_its_length(name):
    hostile.read(hostile.hostile_text(name, 10))  # imports once
    short, long = (calls(hostile.hostile_text(name, size), hostile.read) for size in (2_000, 8_000))

    assert long < 4.4 * short + 100


def test_a_measurement_has_a_ratio_for_each_round():
    (alone,) = libraries("sbv")
    found = speed.measured("sbv", alone, rounds=3, cues=200)

    assert ("sbv", "webvtt-py", 3) == (found.form, found.library, len(found.times))
    assert min(*found.times, *found.growth, found.memory) > 0
