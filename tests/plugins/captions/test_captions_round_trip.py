"""A transcript written as WebVTT, SRT or SBV and read back: the same words at the same times."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy import SourceRefusal
from studybuddy_captions.formats import read
from studybuddy_captions.opening import text_of

LETTERS = st.characters(categories=["L", "M", "Nd", "P"], exclude_characters="<>&\\{}[]♪#:")
WORD = st.text(LETTERS, min_size=1, max_size=8).filter(lambda word: word not in ("NOTE", "WEBVTT"))
SIGNS = """
    NOTE STYLE REGION WEBVTT. 1 2 #2 3. Cue 9:30 00:00:01,000 00:00:01.000 -> → --> => > < & - : ,
    ; [0:01] {1}{2} &gt; &amp; <i> </i> <v Language: X-TIMESTAMP-MAP=MPEGTS:1 ２：０
"""
# What readers of these formats look for.
HOSTILE = st.sampled_from([*SIGNS.split(), "00:00:01,000 -> 00:00:02,000", "0:01.5 → 0:02.5"])


def cues(words):
    """Texts of one to three lines, and the thousandths of seconds between their times."""
    line = st.lists(words, min_size=1, max_size=5).map(" ".join)
    text = st.lists(line, min_size=1, max_size=3).map("\n".join)
    times = st.tuples(st.integers(0, 90_000), st.integers(1, 9_999))
    return st.lists(st.tuples(times, text), min_size=1, max_size=6).map(timed)


def timed(drawn):
    found, at = [], 0
    for (gap, length), text in drawn:
        found.append((at + gap, at + gap + length, text))
        at += gap + length
    return found


def clock(thousandths, point, width=2):
    seconds, rest = divmod(thousandths, 1000)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours:0{width}}:{minutes:02}:{seconds % 60:02}{point}{rest:03}"


def webvtt(transcript):
    return "WEBVTT\n\n" + "".join(
        f"{clock(start, '.')} --> {clock(end, '.')} align:start\n{html.escape(text, False)}\n\n"
        for start, end, text in transcript
    )


def srt(transcript):
    return "".join(
        f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{text}\n\n"
        for number, (start, end, text) in enumerate(transcript, 1)
    )


def sbv(transcript):
    return "".join(
        f"{clock(start, '.', 1)},{clock(end, '.', 1)}\n{text}\n\n"
        for start, end, text in transcript
    )


WRITERS = {"webvtt": webvtt, "srt": srt, "sbv": sbv}


def read_back(name, transcript, encoding="utf-8", newline="\n"):
    written = WRITERS[name](transcript).replace("\n", newline).encode(encoding)
    text, _ = text_of(written)
    captions = read(text, f"talk.{name}")
    assert name == captions.format
    unescaped = html.unescape if name == "webvtt" else str
    return [
        (round(cue.start * 1000), round(cue.end * 1000), unescaped(cue.text))
        for cue in captions.cues
    ]


@pytest.mark.parametrize("name", WRITERS)
@given(
    transcript=cues(WORD),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_words_and_times_come_back(name, transcript, encoding, newline):
    assert transcript == read_back(name, transcript, encoding, newline)


@pytest.mark.parametrize("name", WRITERS)
@given(transcript=cues(HOSTILE | WORD))
def test_hostile_words_come_back_or_are_refused_by_their_line(name, transcript):
    try:
        found = read_back(name, transcript)
    except SourceRefusal as refusal:
        assert "ine " in refusal.message  # noqa: PT017
    else:
        assert transcript == found


@pytest.mark.parametrize("name", WRITERS)
@given(text=st.text(max_size=300))
def test_any_text_behind_times_is_read_or_refused(name, text):
    try:
        read(f"{WRITERS[name]([(1000, 2000, 'an enzyme')])}{text}")
    except SourceRefusal as refusal:
        assert refusal.code == "captions_unreadable"  # noqa: PT017
