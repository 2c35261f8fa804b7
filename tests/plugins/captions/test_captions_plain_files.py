"""Whole lectures written in the shapes in which people paste them, and read back."""

import re
from itertools import pairwise

import pytest
from captions_asked import asked

from lectures import ARABIC, CHINESE, ENGLISH, FRENCH, JAPANESE, SPANISH, long_talk
from studybuddy_captions.formats import read

LECTURES = [ENGLISH, ARABIC, CHINESE, FRENCH, JAPANESE, SPANISH, "long talk"]


@pytest.fixture(params=LECTURES, ids=lambda lecture: getattr(lecture, "name", lecture))
def lecture(request, tmp_path):
    """A file of captions; one of them is of a talk whose times have hours."""
    if request.param != "long talk":
        return request.param
    file = tmp_path / "long.en.vtt"
    file.write_text(long_talk(), encoding="utf-8")
    return file


def clock(seconds):
    hours, rest = divmod(seconds, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def label(seconds):
    parts = (seconds // 3600, "hour"), (seconds // 60 % 60, "minute"), (seconds % 60, "second")
    said = [f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n]
    return ", ".join(said) or "0 seconds"


SHAPES = {
    "panel": lambda start, said: f"{clock(start)}\n{said}",
    "labelled": lambda start, said: f"{clock(start)}\n{label(start)}\n{said}",
    "labelled, glued": lambda start, said: f"{clock(start)}{label(start)}{said}",
    "line": lambda start, said: f"{clock(start)} {said}",
    "glued": lambda start, said: f"{clock(start)}{said}",
    "brackets": lambda start, said: f"[{clock(start)}] {said}",
    "range": lambda start, said: f"{clock(start)} - {clock(start + 2)} {said}",
    "table": lambda start, said: f"{clock(start)}\t{said}",
}


def cues_of(file, directory):
    found = asked(file, directory).segments
    said = [(int(cue.start), re.sub(r"<[^>]*>|&\w+;|\s", " ", cue.text).split()) for cue in found]
    return sorted(
        ((start, " ".join(words)) for start, words in said if words), key=lambda cue: cue[0]
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_its_words_read_back(lecture, shape, tmp_path):
    cues = cues_of(lecture, tmp_path)
    found = read("\n".join(SHAPES[shape](*cue) for cue in cues))

    assert [(float(start), said) for start, said in cues] == [
        (cue.start, cue.text.strip()) for cue in found.cues
    ]
    assert all(a.start <= a.end <= max(a.start + 2, b.start) for a, b in pairwise(found.cues))


@pytest.mark.parametrize("parted", ["\n", " "], ids=["lines", "one line"])
def test_its_words_without_times_stay_words(lecture, parted, tmp_path):
    text = parted.join(said for _, said in cues_of(lecture, tmp_path))

    assert read(text).estimated
