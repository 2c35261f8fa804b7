"""JSON: which of the shapes that are known a document has, told by its keys.

json3 is read by the engine, transcripts that are lists of lines here, and what recognisers of
speech write in `recognised`. A shape that is not known is refused: any JSON has texts and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from studybuddy import CAPTION_FORMATS
from studybuddy.text import scripts
from studybuddy.youtube import read_json3
from studybuddy_captions import recognised
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.ends import ended

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")

_SLOWEST = 0.05  # words a second

_Keys = dict[str, msgspec.Raw]


class _Line(msgspec.Struct):
    text: str
    start: float
    duration: float | None = None
    end: float | None = None


class _Fetched(msgspec.Struct):
    snippets: list[_Line]
    language_code: str = ""
    is_generated: bool = False


class _Columns(msgspec.Struct):
    start: list[float]
    end: list[float]
    text: list[str | None]


class _Spoken(msgspec.Struct, rename="camel"):
    start_time: float
    body: str
    end_time: float | None = None
    speaker: str | None = None


class _Podcast(msgspec.Struct):
    segments: list[_Spoken]


class _Shape(NamedTuple):
    """`fits` is asked with the document's keys; a list has the one key `[]`."""

    format: str
    fits: Callable[[_Keys], bool]
    read: Callable[[bytes], Captions]


def is_json(text: str) -> bool:
    """Whether a text is meant as JSON."""
    return bool(_JSON.match(text))


def read_json(text: str) -> Captions:
    """The cues of a JSON document of a known shape. Raises SourceRefusal."""
    data = text.encode()
    try:
        keys = _keys(data)
        shape = next((shape for shape in SHAPES if shape.fits(keys)), None)
        if shape:
            return shape.read(data)._replace(format=shape.format)
        fault = f"it holds {', '.join(list(keys)[:5])}"[:200] if keys else "it is empty"
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        fault = str(error)
    raise unreadable(
        f"The captions file is JSON, but of no kind that is known ({fault}). Known are "
        f"{', '.join(_titles())}. Get it again as one of these, or as SRT or VTT."
    )


def _keys(data: bytes) -> _Keys:
    found = msgspec.json.decode(data, type=_Keys | list[msgspec.Raw])
    if isinstance(found, dict):
        return found
    return {"[]": found[0]} if found else {}


def _titles() -> list[str]:
    names = {shape.format for shape in SHAPES}
    return [one.title for one in CAPTION_FORMATS if one.name in names]


def _youtube(data: bytes) -> Captions:
    cues = [checked(cue.start, cue.end, cue.text) for cue in read_json3(data)]
    return Captions(cues, "", auto=b'"acAsrConf"' in data)


def _lines(data: bytes) -> Captions:
    return _of_lines(msgspec.json.decode(data, type=list[_Line], strict=False))


def _fetched(data: bytes) -> Captions:
    found = msgspec.json.decode(data, type=_Fetched)
    captions = _of_lines(found.snippets)
    return captions._replace(language=found.language_code, auto=found.is_generated)


def _of_lines(lines: Sequence[_Line]) -> Captions:
    unit = 1000 if _are_milliseconds(lines) else 1
    ends = [line.end if line.duration is None else line.start + line.duration for line in lines]
    return _listed(
        (line.start / unit, None if end is None else end / unit, line.text, "")
        for line, end in zip(lines, ends, strict=True)
    )


def _are_milliseconds(lines: Sequence[_Line]) -> bool:
    """Whether times are whole numbers between which far too few words are said."""
    starts = [line.start for line in lines]
    if len(lines) < 2 or not all(start.is_integer() for start in starts):
        return False
    words = sum(scripts.word_count(line.text) for line in lines)
    return words < _SLOWEST * (max(starts) - min(starts))


def _podcast(data: bytes) -> Captions:
    return _listed(
        (said.start_time, said.end_time, said.body, said.speaker or "")
        for said in msgspec.json.decode(data, type=_Podcast).segments
    )


def _sjson(data: bytes) -> Captions:
    columns = msgspec.json.decode(data, type=_Columns)
    if not len(columns.start) == len(columns.end) == len(columns.text):
        raise unreadable(
            "The captions file is sjson with a fault: it has not as many starts and ends as "
            "texts. Get it again, or save it as SRT or VTT."
        )
    return _listed(
        (start / 1000, end / 1000, text or "", "")
        for start, end, text in zip(columns.start, columns.end, columns.text, strict=True)
    )


def _listed(lines: Iterable[tuple[float, float | None, str, str]]) -> Captions:
    cues = (
        checked(start, start if end is None else round(end, 6), text, speaker=speaker)
        for start, end, text, speaker in lines
    )
    return Captions(ended(cue for cue in cues if cue.text.strip()), "")


def _is_list(value: msgspec.Raw | None) -> bool:
    return value is not None and bytes(memoryview(value)[:1]) == b"["


def _keys_of(value: msgspec.Raw | None) -> set[str]:
    """The names in an object, none of whatever else it is."""
    if value is None or bytes(memoryview(value)[:1]) != b"{":
        return set()
    return set(msgspec.json.decode(value, type=_Keys))


def _begins_with(value: msgspec.Raw | None, *names: str) -> bool:
    """Whether a list's first object has all of these keys."""
    if value is None or not _is_list(value):
        return False
    items = msgspec.json.decode(value, type=list[msgspec.Raw])
    return bool(items) and set(names) <= _keys_of(items[0])


SHAPES = (
    _Shape("youtube-json", lambda keys: _is_list(keys.get("events")), _youtube),
    _Shape("transcript-api", lambda keys: "[]" in keys, _lines),
    _Shape("transcript-api", lambda keys: _is_list(keys.get("snippets")), _fetched),
    _Shape(
        "podcast-json",
        lambda keys: _begins_with(keys.get("segments"), "startTime", "body"),
        _podcast,
    ),
    _Shape("whisper", lambda keys: _is_list(keys.get("segments")), recognised.whisper),
    _Shape(
        "whisper",
        lambda keys: _begins_with(keys.get("words"), "word", "start"),
        recognised.whisper_words,
    ),
    _Shape("whisper-cpp", lambda keys: _is_list(keys.get("transcription")), recognised.whisper_cpp),
    _Shape(
        "deepgram",
        lambda keys: bool({"channels", "utterances"} & _keys_of(keys.get("results"))),
        recognised.deepgram,
    ),
    _Shape(
        "aws-transcribe",
        lambda keys: bool({"items", "audio_segments"} & _keys_of(keys.get("results"))),
        recognised.aws_transcribe,
    ),
    _Shape("rev-ai", lambda keys: _is_list(keys.get("monologues")), recognised.rev_ai),
    _Shape(
        "sjson",
        lambda keys: all(_is_list(keys.get(key)) for key in ("start", "end", "text")),
        _sjson,
    ),
    _Shape(
        "assemblyai",
        lambda keys: any(
            _begins_with(keys.get(key), "text", "start") for key in ("words", "utterances")
        ),
        recognised.assemblyai,
    ),
)
"""The first that fits reads the document."""
