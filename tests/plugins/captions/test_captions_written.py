"""A transcript written in each format and read back has the same words at the same times.

The same within what the format can say: its finest time, and the letters that are no marks in it.
"""

import html
import json
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_captions_docx import written

from how_many import examples
from studybuddy import SourceRefusal
from studybuddy_captions.formats import read, read_file

LETTERS = "abcXYZ019éßñ波だПא.,!?'-()&;:"


def transcripts(finest, letters=LETTERS, most=6):
    """Cues as (start, end, text) in milliseconds, each a multiple of the finest time."""
    word = st.text(letters, min_size=1, max_size=8).filter(
        lambda text: any(letter.isalpha() for letter in text)
    )
    text = st.lists(word, min_size=1, max_size=6).map(" ".join)
    cue = st.tuples(st.integers(1, 90_000 // finest), st.integers(0, 5_000 // finest), text)
    return st.lists(cue, min_size=1, max_size=most).map(lambda cues: _laid_out(cues, finest))


def _laid_out(cues, finest):
    """Each cue lasts so long, and begins so long after the one before has ended."""
    ends = accumulate(length + pause for length, pause, _ in cues)
    return [
        ((end - length) * finest, end * finest, text)
        for end, (length, _, text) in zip(ends, cues, strict=True)
    ]


def clock(milliseconds, digits=3, hours="02"):
    seconds, rest = divmod(milliseconds, 1000)
    fraction = f"{rest:03}"[:digits]
    return f"{seconds // 3600:{hours}}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction}"


def as_whisper(cues):
    segments = [{"start": a / 1000, "end": b / 1000, "text": f" {text}"} for a, b, text in cues]
    return json.dumps({"segments": segments, "language": "en"}, ensure_ascii=False)


def as_whisper_cpp(cues):
    said = [{"offsets": {"from": a, "to": b}, "text": f" {text}"} for a, b, text in cues]
    return json.dumps({"transcription": said})


def as_list(cues):
    return json.dumps(
        [{"text": t, "start": a / 1000, "duration": (b - a) / 1000} for a, b, t in cues]
    )


def as_sjson(cues):
    starts, ends, texts = zip(*cues, strict=True)
    return json.dumps({"start": starts, "end": ends, "text": texts})


def as_podcast(cues):
    said = [{"startTime": a / 1000, "endTime": b / 1000, "body": t} for a, b, t in cues]
    return json.dumps({"version": "1.0.0", "segments": said})


def as_turns(cues):
    said = [{"start": a, "end": b, "text": t, "speaker": "A"} for a, b, t in cues]
    return json.dumps({"utterances": said, "words": []})


def as_ttml(cues):
    said = "".join(f'<p begin="{a}ms" end="{clock(b)}">{html.escape(t)}</p>\n' for a, b, t in cues)
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{said}</div></body></tt>'


def as_nested_ttml(cues):
    said, before = "", 0
    for a, b, text in cues:
        said += f'<p begin="{a - before}ms" dur="{b - a}ms">{html.escape(text)}</p>'
        before = b
    return f'<tt><body timeContainer="seq">{said}</body></tt>'


def as_frames_ttml(cues):
    def frames(time):
        return f"{clock(time, 0).rstrip('.')}:{time % 1000 // 40:02}"

    said = "".join(
        f'<p begin="{frames(a)}" end="{frames(b)}">{html.escape(t)}</p>' for a, b, t in cues
    )
    return f'<tt xmlns:ttp="urn:p" ttp:frameRate="25"><body>{said}</body></tt>'


def as_ass(cues):
    said = "".join(
        f"Dialogue: 0,{clock(a, 2, '')},{clock(b, 2, '')},Default,,0,0,0,,{t}\n" for a, b, t in cues
    )
    return f"[Script Info]\n[Events]\n{said}"


def as_sami(cues):
    said = "".join(
        f"<SYNC Start={a}><P Class=A>{html.escape(t)}\n<SYNC Start={b}><P Class=A>&nbsp;\n"
        for a, b, t in cues
    )
    return f"<SAMI><BODY>{said}</BODY></SAMI>"


def as_subviewer(cues):
    said = "".join(f"{clock(a, 2)},{clock(b, 2)}\n{t}\n\n" for a, b, t in cues)
    return f"[INFORMATION]\n[SUBTITLE]\n{said}"


def as_subviewer_1(cues):
    said = "".join(
        f"[{clock(a, 0).rstrip('.')}]\n{t}\n[{clock(b, 0).rstrip('.')}]\n\n" for a, b, t in cues
    )
    return f"[TITLE]\nx\n[BEGIN]\n{said}[END]\n"


def as_microdvd(cues):
    return "{1}{1}25\n" + "".join(f"{{{a // 40}}}{{{b // 40}}}{t}\n" for a, b, t in cues)


def as_mpl2(cues):
    return "".join(f"[{a // 100}][{b // 100}]{t}\n" for a, b, t in cues)


def as_audacity(cues):
    return "".join(f"{a / 1000:.6f}\t{b / 1000:.6f}\t{t}\n" for a, b, t in cues)


def as_lrc(cues):
    def time(at):
        return f"[{at // 60_000:02}:{at // 1000 % 60:02}.{at % 1000 // 10:02}]"

    return "[ti:x]\n" + "".join(f"{time(a)}{t}\n{time(b)}\n" for a, b, t in cues)


WRITERS = {
    as_whisper: ("whisper", 1, LETTERS + '<>"{}\\|[]/'),
    as_whisper_cpp: ("whisper-cpp", 1, LETTERS + '<>"{}\\|[]/'),
    as_list: ("transcript-api", 1, LETTERS + '<>"{}\\|[]/'),
    as_sjson: ("sjson", 1, LETTERS + '<>"{}\\|[]/'),
    as_podcast: ("podcast-json", 1, LETTERS + '<>"{}\\|[]/'),
    as_turns: ("assemblyai", 1, LETTERS + '<>"{}\\|[]/'),
    as_ttml: ("ttml", 1, LETTERS + '<>"{}\\|[]/'),
    as_nested_ttml: ("ttml", 1, LETTERS + '<>"{}\\|[]/'),
    as_frames_ttml: ("ttml", 40, LETTERS + '<>"{}\\|[]/'),
    as_ass: ("ass", 10, LETTERS + '<>"|[]/'),
    as_sami: ("sami", 1, LETTERS + '<>"{}\\|[]/'),
    as_subviewer: ("subviewer", 10, LETTERS + '<>"{}\\/'),
    as_subviewer_1: ("subviewer", 1000, LETTERS + '<>"{}\\/'),
    as_microdvd: ("microdvd", 40, LETTERS + '<>"\\[]'),
    as_mpl2: ("mpl2", 100, LETTERS + '<>"\\'),
    as_audacity: ("audacity", 1, LETTERS + '<>"{}\\|[]/'),
    as_lrc: ("lrc", 10, LETTERS + '"{}\\|/'),
}


@pytest.mark.parametrize("writer", WRITERS)
@settings(max_examples=examples(30))
@given(data=st.data())
def test_what_is_written_is_read(writer, data):
    form, finest, letters = WRITERS[writer]
    cues = data.draw(transcripts(finest, letters))
    captions = read(writer(cues))

    assert form == captions.format
    assert [(pytest.approx(a / 1000), pytest.approx(b / 1000), text) for a, b, text in cues] == [
        # A tag that stands by itself is spoken, and escaped for `clean`.
        (cue.start, cue.end, cue.text.replace("&lt;", "<"))
        for cue in captions.cues
    ]


@settings(max_examples=examples(20))
@given(transcripts(1000, "abcXYZé波П.,!?"))
def test_a_meeting_that_is_written_is_read(cues):
    lines = [f"Anna Beispiel   {clock(a, 0, '').rstrip('.')}\n{text}" for a, _, text in cues]
    captions, _ = read_file(written("A meeting", *lines))

    if len(cues) > 1:
        assert [(a / 1000, text) for a, _, text in cues] == [
            (cue.start, cue.text) for cue in captions.cues
        ]


@settings(max_examples=examples(30))
@given(transcripts(1))
def test_words_of_their_own_times_are_read(cues):
    words = [
        {"type": "pronunciation", "start_time": str(a / 1000), "end_time": str(b / 1000),
         "alternatives": [{"content": text}]}
        for a, b, text in cues
    ]  # fmt: skip
    captions = read(json.dumps({"results": {"items": words}}))
    joined = " ".join(cue.text for cue in captions.cues)

    assert all(before.start <= after.start for before, after in pairwise(captions.cues))
    assert captions.cues[0].start == cues[0][0] / 1000
    for _, _, text in cues:
        assert text in joined


@pytest.mark.parametrize("writer", WRITERS)
@settings(max_examples=examples(20))
@given(data=st.data())
def test_whatever_is_spoilt_is_read_or_refused(writer, data):
    _, finest, letters = WRITERS[writer]
    text = writer(data.draw(transcripts(finest, letters, most=3)))
    place = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 20))
    spoilt = text[:place] + data.draw(st.text(max_size=5)) + text[place + length :]
    try:
        cues = read(spoilt).cues
    except SourceRefusal:
        cues = []

    assert [] == [cue for cue in cues if not (0 <= cue.start <= 360_000 and cue.text)]
