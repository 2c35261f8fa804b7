"""What holds for any pasted transcript: its words and times come back, and none are made up."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studybuddy import SourceRefusal
from studybuddy_captions.formats import read
from studybuddy_captions.plain import read_plain

WORDS = st.sampled_from(
    re.findall(
        r"\S+", "so it goes the enzyme lowers a barrier, and we draw naïve yes. 你好 كتاب 3 of"
    )
)
SAID = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: "we " + " ".join(words))
TALK = st.lists(st.tuples(st.integers(2, 9), SAID), min_size=3, max_size=20)
NAMES = st.sampled_from(["Anna Muster", "Ben", "Speaker 1", "김철수"])


def clock(seconds):
    return f"{seconds // 60}:{seconds % 60:02}"


def long(seconds):
    return f"00:{seconds // 60:02}:{seconds % 60:02}"


def timed(talk):
    start, cues = 0, []
    for length, said in talk:
        cues.append((start, said))
        start += length
    return cues


def label(seconds):
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} minute{'s' * (minutes != 1)}"] * (minutes > 0)
    return ", ".join(parts + [f"{rest} second{'s' * (rest != 1)}"] * (rest > 0 or not minutes))


SHAPES = {
    "panel": lambda t, said: f"{clock(t)}\n{said}",
    "labelled panel": lambda t, said: f"{clock(t)}\n{label(t)}\n{said}",
    "glued panel": lambda t, said: f"{clock(t)}{label(t)}{said}",
    "line": lambda t, said: f"{clock(t)} {said}",
    "brackets": lambda t, said: f"[{long(t)}] {said}",
    "bold": lambda t, said: f"**{clock(t)}** {said}",
    "link": lambda t, said: f"[{clock(t)}](https://youtu.be/dQw4w9WgXcQ?t={t}) {said}",
    "bullet": lambda t, said: f"- {clock(t)} {said}",
    "whisper": lambda t, said: f"[{long(t)}.000 --> {long(t + 1)}.000]  {said}",
    "range": lambda t, said: f"{clock(t)} - {clock(t + 1)} {said}",
    "table": lambda t, said: f'{t}.0,{t + 1}.0,"{said}"',
    "tabs": lambda t, said: f"{clock(t)}\t{said}",
}
NAMED_SHAPES = {
    "otter": lambda t, who, said: f"{who}  {clock(t)}\n{said}\n",
    "rev": lambda t, who, said: f"{who} ({clock(t)}):\n{said}\n",
    "above": lambda t, who, said: f"{who}\n{clock(t)}\n{said}\n",
    "beside": lambda t, who, said: f"{clock(t)} {who}\n{said.capitalize()}\n",
    "tabs": lambda t, who, said: f"{who}:\t{clock(t)}\t{said}",
    "table": lambda t, who, said: f'{t}.0,{t + 1}.0,{who},"{said}"',
}


@pytest.mark.parametrize("shape", SHAPES)
@given(talk=TALK)
def test_a_transcript_written_in_a_shape_reads_back(shape, talk):
    cues = timed(talk)
    found = read("\n".join(SHAPES[shape](start, said) for start, said in cues))

    assert [(float(start), "", said) for start, said in cues] == [
        (cue.start, cue.speaker, cue.text) for cue in found.cues
    ]


@pytest.mark.parametrize("shape", SHAPES)
@given(talk=st.lists(st.tuples(st.integers(2, 9), SAID), min_size=8, max_size=20), data=st.data())
def test_a_time_that_is_said_stays_a_word(shape, talk, data):
    cues = timed(talk)
    place = data.draw(st.integers(0, len(cues) - 1))
    said = data.draw(st.sampled_from(["9:30 is when {}", "{} at 9:30", "{} 9:30 or so", "9:30"]))
    cues[place] = cues[place][0], said.format(cues[place][1])
    found = read("\n".join(SHAPES[shape](start, said) for start, said in cues))

    assert [(float(start), said) for start, said in cues] == [
        (cue.start, cue.text) for cue in found.cues
    ]


@pytest.mark.parametrize("shape", NAMED_SHAPES)
@given(talk=TALK, names=st.lists(NAMES, min_size=1, max_size=2))
def test_speakers_read_back(shape, talk, names):
    cues = [(t, names[n % len(names)], said) for n, (t, said) in enumerate(timed([*talk, *talk]))]
    found = read("\n".join(NAMED_SHAPES[shape](*cue) for cue in cues))

    assert [(float(start), who, said.lower()) for start, who, said in cues] == [
        (cue.start, cue.speaker, cue.text.lower()) for cue in found.cues
    ]


TIMES = st.builds(
    "{}{}:{:02}".format,
    st.sampled_from(["", "1:", "10:"]),
    st.integers(0, 59),
    st.integers(0, 70),
)
SIGNS = ["[", "]", "(", ")", "**", " - ", " --> ", ":", ",", "\t", "  ", "3 seconds", '"']
LINES = st.lists(TIMES | SAID | NAMES | st.sampled_from(SIGNS), max_size=5).map(" ".join)
PASTED = st.lists(LINES, min_size=1, max_size=12).map("\n".join)


@given(PASTED)
@example("we so so 0:00\n0:00")
@example("we so 3 0:00")
@example("we so so Speaker 1\n0:01 0:00")
def test_times_come_from_the_text_or_are_estimates_and_no_word_is_lost_in_silence(text):
    try:
        found = read_plain(text)
    except SourceRefusal:
        return
    written = {0.0}
    for hours, minutes, seconds in re.findall(r"(?=(?<!\d)(?:(\d+):)?(\d+):(\d\d)(?!\d))", text):
        within = int(minutes) * 60.0 + int(seconds)
        written |= {within, within + int(hours or 0) * 3600}
    words = re.findall(r"[^\W\d_]+", " ".join(f"{cue.text} {cue.speaker}" for cue in found.cues))
    names = {"Anna", "Muster", "Ben", "Speaker", "김철수"}  # nobody may speak below a name

    assert found.estimated or {cue.start for cue in found.cues} <= written
    assert set(re.findall(r"[^\W\d_]+", text)) - set(words) <= {"seconds"} | names
